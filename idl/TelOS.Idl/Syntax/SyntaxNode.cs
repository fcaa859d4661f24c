using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A part of a contract's text.</summary>
/// <param name="Span">Where it is, doc comments and attributes excluded.</param>
public abstract record SyntaxNode(TextSpan Span);
