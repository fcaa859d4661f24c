using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>cpp("Genode::addr_t")</c> inside brackets.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Arguments">What is between the parentheses.</param>
public sealed record AttributeSyntax(
    TextSpan Span,
    Identifier Name,
    IReadOnlyList<ExpressionSyntax> Arguments) : SyntaxNode(Span);
