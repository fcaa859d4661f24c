using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>const maxName: u32 = 64;</c></summary>
public sealed record ConstDeclarationSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    Identifier Name,
    TypeSyntax Type,
    ExpressionSyntax Value) : DeclarationSyntax(Span, Documentation, Attributes, Name);
