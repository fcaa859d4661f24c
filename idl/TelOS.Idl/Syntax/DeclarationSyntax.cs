using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A declaration.</summary>
public abstract record DeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name) : SyntaxNode(Span);
