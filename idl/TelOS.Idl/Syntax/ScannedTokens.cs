using Antlr4.Runtime;

namespace TelOS.Idl.Syntax;

/// <summary>The words of a text, ready to be parsed.</summary>
/// <param name="Visible">What the parser sees, the end included, in order.</param>
/// <param name="Comments">The comments, doc comments included, in order.</param>
internal sealed record ScannedTokens(IReadOnlyList<IToken> Visible, IReadOnlyList<IToken> Comments);
