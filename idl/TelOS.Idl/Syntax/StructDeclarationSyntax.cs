using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>struct Name { ... }</c></summary>
public sealed record StructDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    IReadOnlyList<LayoutMemberSyntax> Members) : DeclarationSyntax(Span, Documentation, Attributes, Name);
