using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>The <c>///</c> lines before a declaration or a member.</summary>
/// <param name="Lines">The lines without <c>///</c> and one following space.</param>
public sealed record DocCommentSyntax(TextSpan Span, IReadOnlyList<DocLineSyntax> Lines) : SyntaxNode(Span);
