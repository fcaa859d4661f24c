using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A line of a struct or dataspace.</summary>
public abstract record LayoutMemberSyntax(TextSpan Span) : SyntaxNode(Span);
