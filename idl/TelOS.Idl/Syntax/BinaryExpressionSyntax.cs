using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>a + b</c>; the operators are <c>| ^ &amp; &lt;&lt; &gt;&gt; + - * / %%</c>, with the precedence of C.</summary>
public sealed record BinaryExpressionSyntax(TextSpan Span, ExpressionSyntax Left, string Operator, ExpressionSyntax Right) : ExpressionSyntax(Span);
