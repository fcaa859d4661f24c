using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>1.5</c>, <c>2e-3</c></summary>
/// <param name="Digits">The number as written.</param>
public sealed record FloatLiteralSyntax(TextSpan Span, string Digits) : ExpressionSyntax(Span);
