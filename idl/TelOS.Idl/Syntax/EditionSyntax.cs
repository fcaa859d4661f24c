using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>edition 1;</c></summary>
/// <param name="Number">The number as written.</param>
public sealed record EditionSyntax(TextSpan Span, string Number) : SyntaxNode(Span);
