using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>@9 signal committed => status;</c></summary>
/// <param name="Reads">The method to re-read, or null.</param>
public sealed record SignalSyntax(
    TextSpan Span,
    DocCommentSyntax? Documentation,
    IReadOnlyList<AttributeSyntax> Attributes,
    OrdinalSyntax? Ordinal,
    Identifier Name,
    Identifier? Reads) : OrdinalMemberSyntax(Span, Ordinal);
