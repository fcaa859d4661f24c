using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A block of a session: <c>quota { ... }</c>, <c>args { ... }</c> or <c>bulk { ... }</c>.</summary>
/// <param name="Keyword"><c>quota</c>, <c>args</c> or <c>bulk</c>.</param>
public abstract record SessionSectionSyntax(TextSpan Span, Identifier Keyword) : SyntaxNode(Span);
