using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>-x</c> or <c>~x</c></summary>
public sealed record UnaryExpressionSyntax(TextSpan Span, string Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span);
