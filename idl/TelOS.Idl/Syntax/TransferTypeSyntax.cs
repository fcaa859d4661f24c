using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>move cap&lt;T&gt;</c> or <c>borrow cap&lt;T&gt;</c></summary>
public sealed record TransferTypeSyntax(TextSpan Span, bool IsMove, TypeSyntax Capability) : TypeSyntax(Span);
