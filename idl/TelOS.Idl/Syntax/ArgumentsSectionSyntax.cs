using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>args { writeable: bool = false; }</c></summary>
/// <param name="Arguments">The arguments in order.</param>
public sealed record ArgumentsSectionSyntax(
    TextSpan Span,
    Identifier Keyword,
    IReadOnlyList<SessionArgumentSyntax> Arguments) : SessionSectionSyntax(Span, Keyword);
