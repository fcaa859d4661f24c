using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>One line of a doc comment.</summary>
/// <param name="Text">The text behind <c>///</c> and one space.</param>
public sealed record DocLineSyntax(TextSpan Span, string Text) : SyntaxNode(Span);
