using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>writeable: bool = false;</c></summary>
/// <param name="Default">The value when it is left out, or null when it must be given.</param>
public sealed record SessionArgumentSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    TypeSyntax Type,
    ExpressionSyntax? Default) : SyntaxNode(Span);
