using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary><c>import "bulk.tidl";</c></summary>
/// <param name="Path">The path without quotes, escapes resolved.</param>
/// <param name="PathSpan">Where the quoted path is.</param>
public sealed record ImportSyntax(TextSpan Span, string Path, TextSpan PathSpan) : SyntaxNode(Span);
