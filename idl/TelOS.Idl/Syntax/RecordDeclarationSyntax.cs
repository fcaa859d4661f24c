using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>record Name { @1 name: string; @2 reserved "age"; }</c></summary>
public sealed record RecordDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    IReadOnlyList<OrdinalMemberSyntax> Members) : DeclarationSyntax(Span, Documentation, Attributes, Name);
