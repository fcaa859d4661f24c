using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A constant expression.</summary>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);
