using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>enum</c>, <c>flags</c> or <c>error</c>.</summary>
public sealed record EnumDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    EnumKind Kind,
    TypeSyntax? Underlying,
    IReadOnlyList<EnumMemberSyntax> Members) : DeclarationSyntax(Span, Documentation, Attributes, Name);
