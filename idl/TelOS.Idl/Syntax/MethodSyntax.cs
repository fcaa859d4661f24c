using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>@2 begin(access: Access) -> TransactionId or StoreError;</c></summary>
/// <param name="Result">The type after the arrow; null for none and for <c>void</c>.</param>
/// <param name="Error">The type after <c>or</c>.</param>
/// <param name="Throws">The exceptions after <c>throws</c>.</param>
public sealed record MethodSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    OrdinalSyntax? Ordinal,
    Identifier Name,
    IReadOnlyList<ParameterSyntax> Parameters,
    TypeSyntax? Result,
    TypeSyntax? Error,
    IReadOnlyList<Identifier> Throws) : OrdinalMemberSyntax(Span, Ordinal);
