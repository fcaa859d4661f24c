using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>[genode] namespace genode.timer;</c></summary>
public sealed record NamespaceSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name) : SyntaxNode(Span);
