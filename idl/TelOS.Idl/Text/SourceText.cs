namespace TelOS.Idl.Text;

/// <summary>A contract's text with its path and its lines.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Wraps a text.</summary>
    /// <param name="path">Where it comes from, as diagnostics show it; imports are resolved against it.</param>
    /// <param name="content">The text.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        _lineStarts = FindLines(content);
    }

    /// <summary>Where the text comes from, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Content { get; }

    /// <summary>The number of lines; at least one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The line and column of a position, which may be the end of the text.</summary>
    public LinePosition GetPosition(int index)
    {
        int line = Array.BinarySearch(_lineStarts, Math.Max(0, Math.Min(index, Content.Length)));
        if (line < 0)
        {
            line = ~line - 1;
        }
        return new LinePosition(line, index - _lineStarts[line]);
    }

    /// <summary>The text of a line without its line break.</summary>
    public string GetLine(int line)
    {
        int start = _lineStarts[line];
        int end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length;
        return Content.Substring(start, end - start).TrimEnd('\r', '\n');
    }

    private static int[] FindLines(string content)
    {
        List<int> starts = [0];
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
        return [.. starts];
    }
}
