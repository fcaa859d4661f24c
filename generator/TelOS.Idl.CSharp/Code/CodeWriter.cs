using System.Text;

namespace TelOS.Idl.CSharp.Code;

/// <summary>Writes indented lines of C#. Lines end in <c>\n</c> on every machine.</summary>
internal sealed class CodeWriter
{
    private const string Indent = "    ";
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _separate;
    private bool _isOpened;

    /// <summary>Writes one line at the current depth; an empty text writes a blank line.</summary>
    public void Line(string text = "")
    {
        if (_separate && !_isOpened && text.Length > 0 && text[0] is not ('}' or ']'))
        {
            _text.Append('\n');
        }

        _separate = false;
        _isOpened = false;
        if (text.Length > 0)
        {
            for (int i = 0; i < _depth; i++)
            {
                _text.Append(Indent);
            }

            _text.Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Writes the lines of <paramref name="text"/>.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            Line(line.TrimEnd());
        }
    }

    /// <summary>Asks for a blank line before the next line, unless that closes a block.</summary>
    public void Separate() => _separate = true;

    /// <summary>Begins a block: a header, then an opening brace. Disposing the result closes it.</summary>
    /// <param name="header">The line before the brace, or an empty text for a bare block.</param>
    /// <param name="close">What closes the block.</param>
    /// <param name="open">What opens it.</param>
    public Scope Block(string header, string close = "}", string open = "{")
    {
        if (header.Length > 0)
        {
            Line(header);
        }

        Line(open);
        _isOpened = true;
        _depth++;
        return new Scope(this, close);
    }

    /// <summary>Indents until the result is disposed, without braces.</summary>
    public Scope Indented()
    {
        _depth++;
        return new Scope(this, null);
    }

    /// <summary>Ends the writing and gives the text behind <paramref name="head"/>. The text of a large client is copied once only: each
    /// copy is an object of the large heap, and an editor pays for those in full collections.</summary>
    public string Finish(string head) => _text.Insert(0, head).ToString();

    private void End(string? close)
    {
        _depth--;
        _separate = false;
        if (close is not null)
        {
            Line(close);
        }
    }

    /// <summary>An open block.</summary>
    internal readonly struct Scope(CodeWriter writer, string? close) : IDisposable
    {
        /// <summary>Closes the block.</summary>
        public void Dispose() => writer.End(close);
    }
}
