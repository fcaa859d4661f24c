using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>interface Name extends Base { ... }</c> or <c>session Name service "Name" version 1.0 { ... }</c></summary>
public sealed record InterfaceDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    bool IsSession,
    StringLiteralSyntax? Service,
    VersionSyntax? Version,
    Identifier? Base,
    IReadOnlyList<SessionSectionSyntax> Sections,
    IReadOnlyList<OrdinalMemberSyntax> Members) : DeclarationSyntax(Span, Documentation, Attributes, Name);
