using Antlr4.Runtime;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Where the parser's words and rules are in the text.</summary>
internal static class Spans
{
    /// <summary>The span of a word; the end of the file has no length.</summary>
    internal static TextSpan Of(IToken token) =>
        token.Type == TokenConstants.EOF
            ? new TextSpan(token.StartIndex, 0)
            : new TextSpan(token.StartIndex, Math.Max(0, token.StopIndex + 1 - token.StartIndex));

    /// <summary>The span of a rule; of one that matched nothing, the place before the next word.</summary>
    internal static TextSpan Of(ParserRuleContext context) => Between(context.Start, context.Stop);

    /// <summary>The span from one word to another.</summary>
    internal static TextSpan Between(IToken first, IToken? last) =>
        last is null || last.StopIndex < first.StartIndex
            ? new TextSpan(first.StartIndex, 0)
            : new TextSpan(first.StartIndex, last.StopIndex + 1 - first.StartIndex);
}
