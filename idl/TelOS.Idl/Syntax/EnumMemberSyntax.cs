using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>outOfRam = 5 [quota(ram)]</c></summary>
/// <param name="Value">The number, or null when it is missing, which is an error.</param>
public sealed record EnumMemberSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    ExpressionSyntax? Value) : SyntaxNode(Span);
