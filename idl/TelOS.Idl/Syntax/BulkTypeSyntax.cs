using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>bulk bytes</c> or <c>bulk Record</c></summary>
public sealed record BulkTypeSyntax(TextSpan Span, TypeSyntax Content) : TypeSyntax(Span);
