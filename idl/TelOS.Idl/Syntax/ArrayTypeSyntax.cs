using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>T[n]</c></summary>
public sealed record ArrayTypeSyntax(TextSpan Span, TypeSyntax Element, ExpressionSyntax Length) : TypeSyntax(Span);
