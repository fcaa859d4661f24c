using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>inout position: u64</c></summary>
public sealed record ParameterSyntax(
    TextSpan Span,
    IReadOnlyList<AttributeSyntax> Attributes,
    bool IsInOut,
    Identifier Name,
    TypeSyntax Type) : SyntaxNode(Span);
