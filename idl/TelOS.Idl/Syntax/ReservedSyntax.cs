using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>@4 reserved "rollbackTo";</c></summary>
/// <param name="FormerName">The name of what was removed, or null.</param>
public sealed record ReservedSyntax(TextSpan Span, OrdinalSyntax? Ordinal, string? FormerName)
    : OrdinalMemberSyntax(Span, Ordinal);
