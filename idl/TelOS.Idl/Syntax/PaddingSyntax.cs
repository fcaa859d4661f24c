using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>pad 4;</c> or <c>reserve 16;</c></summary>
/// <param name="IsReserve">Whether it is a reserved tail.</param>
/// <param name="Size">The number of bytes.</param>
public sealed record PaddingSyntax(TextSpan Span, bool IsReserve, ExpressionSyntax Size) : LayoutMemberSyntax(Span);
