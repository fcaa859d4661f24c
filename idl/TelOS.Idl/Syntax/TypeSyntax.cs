using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A type as written.</summary>
public abstract record TypeSyntax(TextSpan Span) : SyntaxNode(Span);
