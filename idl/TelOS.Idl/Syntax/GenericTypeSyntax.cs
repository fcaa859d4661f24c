using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A built-in type with its arguments: <c>string text bytes cap list map ring packets</c>. Without angle brackets the list of arguments is empty.</summary>
/// <param name="Keyword">The type.</param>
/// <param name="Arguments">Types and sizes in order; a bare name can be either, and binding decides.</param>
public sealed record GenericTypeSyntax(TextSpan Span, Identifier Keyword, IReadOnlyList<TypeArgumentSyntax> Arguments) : TypeSyntax(Span);
