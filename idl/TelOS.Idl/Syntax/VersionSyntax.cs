using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>version 1.0</c></summary>
/// <param name="Major">The digits before the dot.</param>
/// <param name="Minor">The digits behind it.</param>
public sealed record VersionSyntax(TextSpan Span, string Major, string Minor) : SyntaxNode(Span);
