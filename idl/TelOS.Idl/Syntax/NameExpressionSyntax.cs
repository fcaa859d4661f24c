using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A constant or, inside an enumeration, one of its members; possibly qualified. In an attribute a plain word.</summary>
public sealed record NameExpressionSyntax(TextSpan Span, Identifier Name) : ExpressionSyntax(Span);
