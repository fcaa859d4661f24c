using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>@2</c></summary>
/// <param name="Digits">The digits as written.</param>
public sealed record OrdinalSyntax(TextSpan Span, string Digits) : SyntaxNode(Span);
