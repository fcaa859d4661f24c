using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>union Name : u32 { @1 circle: Circle; }</c></summary>
public sealed record UnionDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    TypeSyntax? Tag,
    IReadOnlyList<OrdinalMemberSyntax> Members) : DeclarationSyntax(Span, Documentation, Attributes, Name);
