using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>exception OutOfRam;</c></summary>
public sealed record ExceptionDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name) : DeclarationSyntax(Span, Documentation, Attributes, Name);
