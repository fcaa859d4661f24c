using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>64</c>, <c>0x1f</c>, <c>1_000</c>, <c>48 KiB</c></summary>
/// <param name="Digits">The number as written, without the unit.</param>
/// <param name="Unit"><c>KiB</c>, <c>MiB</c>, <c>GiB</c>, or null.</param>
public sealed record IntegerLiteralSyntax(TextSpan Span, string Digits, string? Unit) : ExpressionSyntax(Span);
