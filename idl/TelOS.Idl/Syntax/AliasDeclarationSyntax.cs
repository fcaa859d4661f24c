using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>alias Name = text&lt;64&gt;;</c></summary>
public sealed record AliasDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    TypeSyntax Target) : DeclarationSyntax(Span, Documentation, Attributes, Name);
