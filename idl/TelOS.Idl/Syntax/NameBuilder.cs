using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Makes names and words from what was parsed; what error recovery left out becomes an empty name where it should stand.</summary>
internal static class NameBuilder
{
    /// <summary>A name; empty at the end of <paramref name="parent"/> when there is none.</summary>
    internal static Identifier Build(TidlParser.NameContext? name, ParserRuleContext parent)
    {
        if (name is null)
        {
            return Missing(parent);
        }

        for (int i = name.ChildCount - 1; i >= 0; i--)
        {
            if (Symbol(name.GetChild(i) as ITerminalNode) is { } token)
            {
                return Build(token);
            }
        }

        return new Identifier(new TextSpan(name.Start.StartIndex, 0), string.Empty);
    }

    /// <summary>A name with its qualification; empty when any segment is missing.</summary>
    internal static Identifier Build(TidlParser.QualifiedNameContext? name, ParserRuleContext parent)
    {
        if (name is null)
        {
            return Missing(parent);
        }

        Identifier[] segments = [.. name.name().Select(segment => Build(segment, name))];
        if (segments.Length == 0)
        {
            return Missing(name);
        }

        TextSpan span = TextSpan.Between(segments[0].Span, segments[segments.Length - 1].Span);
        return segments.Any(segment => segment.IsMissing)
            ? new Identifier(span, string.Empty)
            : new Identifier(span, string.Join(".", segments.Select(segment => segment.Text)));
    }

    /// <summary>A word as a name.</summary>
    internal static Identifier Build(IToken token) => new(Spans.Of(token), token.Text);

    /// <summary>An empty name behind what was parsed.</summary>
    internal static Identifier Missing(ParserRuleContext parent) => new(new TextSpan(Spans.Of(parent).End, 0), string.Empty);

    /// <summary>The word of a node, or null when error recovery invented or skipped it.</summary>
    internal static IToken? Symbol(ITerminalNode? node) => node is null or IErrorNode ? null : node.Symbol;

}
