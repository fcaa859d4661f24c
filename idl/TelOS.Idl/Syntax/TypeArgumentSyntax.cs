using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Something between angle brackets. A bare name sets both properties, because only binding tells a type from a constant.</summary>
/// <param name="Type">It as a type, where it can be one.</param>
/// <param name="Size">It as a number, where it can be one.</param>
public sealed record TypeArgumentSyntax(TextSpan Span, TypeSyntax? Type, ExpressionSyntax? Size) : SyntaxNode(Span);
