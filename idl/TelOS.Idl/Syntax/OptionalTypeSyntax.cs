using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>T?</c></summary>
public sealed record OptionalTypeSyntax(TextSpan Span, TypeSyntax Element) : TypeSyntax(Span);
