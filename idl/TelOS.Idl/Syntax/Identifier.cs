using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A name as written; missing names (after a syntax error) are empty.</summary>
/// <param name="Text">The name; for qualified names the segments joined by dots.</param>
public sealed record Identifier(TextSpan Span, string Text) : SyntaxNode(Span)
{
    /// <summary>Whether error recovery left the name out.</summary>
    public bool IsMissing => Text.Length == 0;
}
