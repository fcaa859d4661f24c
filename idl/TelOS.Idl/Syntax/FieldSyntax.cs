using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>value: u64;</c></summary>
public sealed record FieldSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    TypeSyntax Type) : LayoutMemberSyntax(Span);
