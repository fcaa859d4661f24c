using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A member with a written number.</summary>
/// <param name="Ordinal">The number after <c>@</c>, or null when it is missing, which is an error.</param>
public abstract record OrdinalMemberSyntax(TextSpan Span, OrdinalSyntax? Ordinal) : SyntaxNode(Span);
