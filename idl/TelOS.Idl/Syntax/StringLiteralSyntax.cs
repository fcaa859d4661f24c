using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>"text"</c></summary>
/// <param name="Value">The text, escapes resolved.</param>
public sealed record StringLiteralSyntax(TextSpan Span, string Value) : ExpressionSyntax(Span);
