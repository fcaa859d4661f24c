using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A scalar, <c>void</c>, or the name of a declared type, possibly qualified.</summary>
public sealed record NameTypeSyntax(TextSpan Span, Identifier Name) : TypeSyntax(Span);
