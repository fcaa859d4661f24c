using Antlr4.Runtime;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Finds the doc comments that belong to declarations and members.</summary>
internal sealed class DocCommentReader
{
    private readonly SyntaxErrors _errors;
    private readonly IReadOnlyList<IToken> _visible;
    private readonly IToken[] _lines;
    private readonly bool[] _attached;

    internal DocCommentReader(SyntaxErrors errors, ScannedTokens tokens)
    {
        _errors = errors;
        _visible = tokens.Visible;
        _lines = [.. tokens.Comments.Where(c => c.Type == TidlLexer.DOC_COMMENT)];
        _attached = new bool[_lines.Length];
    }

    /// <summary>The doc comment between a word and the one before it, or null. A comment behind the word before, on its line,
    /// is not about what follows.</summary>
    internal DocCommentSyntax? Before(IToken token)
    {
        if (_lines.Length == 0 || token.TokenIndex < 0)
        {
            return null;
        }

        IToken? previous = token.TokenIndex > 0 ? _visible[token.TokenIndex - 1] : null;
        int first = FirstFrom(previous is null ? 0 : previous.StopIndex + 1);
        if (previous is not null && first < _lines.Length && IsOnLineOf(previous, _lines[first]))
        {
            first++;
        }

        List<DocLineSyntax> lines = [];
        for (int i = first; i < _lines.Length && _lines[i].StartIndex < token.StartIndex; i++)
        {
            _attached[i] = true;
            lines.Add(ReadLine(_lines[i]));
        }

        return lines.Count == 0
            ? null
            : new DocCommentSyntax(Spans.Between(_lines[first], _lines[first + lines.Count - 1]), lines);
    }

    /// <summary>Warns about every doc comment that nothing asked for.</summary>
    internal void ReportDangling()
    {
        for (int i = 0; i < _lines.Length; i++)
        {
            bool continues = i > 0 && !_attached[i - 1] && LineOf(_lines[i].StartIndex) == LineOf(_lines[i - 1].StartIndex) + 1;
            if (!_attached[i] && !continues)
            {
                _errors.Add(SyntaxDiagnostics.DanglingDocumentation, Spans.Of(_lines[i]));
            }
        }
    }

    private bool IsOnLineOf(IToken previous, IToken comment) =>
        LineOf(previous.StopIndex + 1) == LineOf(comment.StartIndex);

    private int LineOf(int position) => _errors.Source.GetPosition(position).Line;

    private int FirstFrom(int position)
    {
        int low = 0;
        int high = _lines.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_lines[middle].StartIndex < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private DocLineSyntax ReadLine(IToken token)
    {
        string content = _errors.Source.Content;
        int start = token.StartIndex + 3;
        int end = token.StopIndex + 1;
        if (start < end && content[start] == ' ')
        {
            start++;
        }

        while (end > start && content[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return new DocLineSyntax(new TextSpan(start, end - start), content.Substring(start, end - start));
    }
}
