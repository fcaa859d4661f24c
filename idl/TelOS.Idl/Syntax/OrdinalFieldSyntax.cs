using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A field of a record or an arm of a union: <c>@1 name: string;</c> or, for an arm without a value, <c>@3 none;</c></summary>
/// <param name="Type">The type, or null when there is none.</param>
public sealed record OrdinalFieldSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    OrdinalSyntax? Ordinal,
    Identifier Name,
    TypeSyntax? Type) : OrdinalMemberSyntax(Span, Ordinal);
