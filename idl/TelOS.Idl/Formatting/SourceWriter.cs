using System.Text;
using Antlr4.Runtime;
using TelOS.Idl.Grammar;

namespace TelOS.Idl.Formatting;

/// <summary>Writes the words of a source in a new layout and puts every comment where it was: behind what it stood behind, or on
/// lines of its own.</summary>
/// <param name="content">The source.</param>
/// <param name="comments">The comments to keep, in order.</param>
internal sealed class SourceWriter(string content, IReadOnlyList<IToken> comments)
{
    /// <summary>Columns from which a line is broken where it can be.</summary>
    internal const int Width = 130;

    /// <summary>Columns by which a broken statement goes on further to the right.</summary>
    internal const int Continuation = 4;

    /// <summary>Columns of one level.</summary>
    internal const int Step = 4;

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _line = new();
    private readonly List<(int Position, int Indent)> _softBreaks = [];
    private int _indent;
    private int _nextComment;
    private int _lastEnd;
    private BlankLines? _break;
    private int _extraIndent;
    private int? _trailing;

    /// <summary>Columns of the current line so far.</summary>
    internal int Column => _break is null ? _line.Length : _indent;

    /// <summary>What has been written.</summary>
    internal string Finish()
    {
        FlushComments(int.MaxValue);
        EndLine();
        return _output.ToString();
    }

    /// <summary>Writes a word, after the comments before it.</summary>
    internal void Word(IToken token, bool space)
    {
        bool afterComment = FlushComments(token.StartIndex);
        BeginWord(token.StartIndex, space || (afterComment && token.Type is not (TidlLexer.SEMI or TidlLexer.COMMA)));
        _line.Append(token.Text);
        _lastEnd = token.StopIndex + 1;
    }

    /// <summary>Ends the line before the next word.</summary>
    internal void Break(BlankLines blankLines)
    {
        _break = blankLines;
        _extraIndent = 0;
    }

    /// <summary>Lets the line end before the next word when it gets too long.</summary>
    internal void SoftBreak(int extraIndent) => _softBreaks.Add((_line.Length, _indent + extraIndent));

    /// <summary>Begins a block behind an opening brace.</summary>
    internal void Indent()
    {
        Break(BlankLines.None);
        _indent += Step;
    }

    /// <summary>Ends a block before its closing brace; the comments before that still belong inside.</summary>
    internal void Outdent(IToken close)
    {
        FlushComments(close.StartIndex);
        _indent -= Step;
        Break(BlankLines.None);
    }

    /// <summary>Whether comments that are not written yet lie before a place.</summary>
    internal bool HasCommentsBefore(int position) =>
        _nextComment < comments.Count && comments[_nextComment].StartIndex < position;

    /// <summary>Whether any comment lies between two places.</summary>
    internal bool HasComments(int start, int end)
    {
        for (int i = _nextComment; i < comments.Count && comments[i].StartIndex < end; i++)
        {
            if (comments[i].StartIndex >= start)
            {
                return true;
            }
        }

        return false;
    }

    private bool FlushComments(int before)
    {
        bool any = false;
        while (HasCommentsBefore(before))
        {
            WriteComment(comments[_nextComment]);
            _nextComment++;
            any = true;
        }

        return any;
    }

    private void WriteComment(IToken comment)
    {
        bool isLine = comment.Type is TidlLexer.LINE_COMMENT or TidlLexer.DOC_COMMENT;
        string text = content.Substring(comment.StartIndex, comment.StopIndex + 1 - comment.StartIndex)
            .Replace("\r\n", "\n").Replace('\r', '\n');
        if (isLine)
        {
            text = text.TrimEnd();
        }

        if (LineBreaksBefore(comment.StartIndex) == 0 && _line.Length > 0)
        {
            if (_break is null)
            {
                // Where a comment stands inside, no break may come between it and what it is about.
                _softBreaks.Clear();
            }
            else
            {
                _trailing ??= _line.Length;
            }

            _line.Append(' ').Append(text);
            if (isLine && _break is null)
            {
                BreakInside();
            }
        }
        else
        {
            if (_break is null)
            {
                BreakInside();
            }

            BeginWord(comment.StartIndex, space: false);
            _line.Append(text);
            _break = isLine || HasLineBreakBehind(comment.StopIndex + 1)
                ? comment.Type == TidlLexer.DOC_COMMENT ? BlankLines.None : BlankLines.Keep
                : null;
        }

        _lastEnd = comment.StopIndex + 1;
    }

    /// <summary>A break where the layout wants none, because a comment ends the line.</summary>
    private void BreakInside()
    {
        _break = BlankLines.None;
        _extraIndent = Continuation;
    }

    private void BeginWord(int position, bool space)
    {
        if (_break is { } blankLines)
        {
            EndLine();
            bool hasBlank = blankLines == BlankLines.One || (blankLines == BlankLines.Keep && LineBreaksBefore(position) > 1);
            if (hasBlank && _output.Length > 0)
            {
                _output.Append('\n');
            }

            _line.Append(' ', _indent + _extraIndent);
            _break = null;
        }
        else if (space && _line.Length > 0)
        {
            _line.Append(' ');
        }
    }

    private void EndLine()
    {
        if (_line.Length == 0)
        {
            return;
        }

        // A comment behind the statement does not count.
        int length = _trailing ?? _line.Length;
        int start = 0;
        int indent = 0;
        for (int i = 0; i < _softBreaks.Count && indent + length - start > Width; i++)
        {
            int end = i + 1 < _softBreaks.Count ? _softBreaks[i + 1].Position : length;
            if (indent + end - start > Width)
            {
                AppendLine(indent, start, _softBreaks[i].Position);
                (start, indent) = _softBreaks[i];
                // The space that separates the words on one line.
                start++;
            }
        }

        AppendLine(indent, start, _line.Length);
        _line.Clear();
        _softBreaks.Clear();
        _trailing = null;
    }

    private void AppendLine(int indent, int start, int end) =>
        _output.Append(' ', indent).Append(_line.ToString(start, end - start)).Append('\n');

    private int LineBreaksBefore(int position)
    {
        int count = 0;
        for (int i = _lastEnd; i < position; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
            {
                count++;
            }
        }

        return count;
    }

    private bool HasLineBreakBehind(int position)
    {
        for (int i = position; i < content.Length && char.IsWhiteSpace(content[i]); i++)
        {
            if (content[i] is '\r' or '\n')
            {
                return true;
            }
        }

        return false;
    }
}
