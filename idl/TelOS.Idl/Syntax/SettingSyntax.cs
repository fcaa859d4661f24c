using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>ram: 48 KiB;</c></summary>
public sealed record SettingSyntax(TextSpan Span, Identifier Name, ExpressionSyntax Value) : SyntaxNode(Span);
