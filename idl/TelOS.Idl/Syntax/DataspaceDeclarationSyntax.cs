using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>dataspace Name { ... }</c></summary>
public sealed record DataspaceDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    IReadOnlyList<LayoutMemberSyntax> Members) : DeclarationSyntax(Span, Documentation, Attributes, Name);
