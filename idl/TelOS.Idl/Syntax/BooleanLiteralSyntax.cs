using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>true</c> or <c>false</c></summary>
public sealed record BooleanLiteralSyntax(TextSpan Span, bool Value) : ExpressionSyntax(Span);
