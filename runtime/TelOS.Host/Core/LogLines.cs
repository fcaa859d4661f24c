using System.Buffers;
using System.Text;

namespace TelOS.Host;

/// <summary>Text of a component that arrives in pieces, handed on line by line with the label before each.</summary>
/// <param name="label">Whose text it is; empty for none.</param>
/// <param name="write">Takes the lines.</param>
/// <remarks>Of control characters only tabulators and the setting of colours come through: a terminal obeys others.</remarks>
internal sealed class LogLines(string label, Action<string> write)
{
    private const int MaxLine = 4096;
    private const char Escape = '\x1b';

    private static readonly SearchValues<char> s_controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xa0).Select(static code => (char)code).Where(static c => char.IsControl(c) && c != '\t')]);

    private static readonly SearchValues<char> s_colourNumbers = SearchValues.Create("0123456789;");

    private readonly StringBuilder _line = new();

    /// <summary>Adds text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            _line.Append(text[..end].TrimEnd('\r'));
            WriteLine();
            text = text[(end + 1)..];
        }

        _line.Append(text);
        if (_line.Length > MaxLine)
        {
            WriteLine();
        }
    }

    /// <summary>Hands on what has no line end yet.</summary>
    public void Flush()
    {
        if (_line.Length > 0)
        {
            WriteLine();
        }
    }

    private void WriteLine()
    {
        var line = WithoutControls(_line.ToString());
        _line.Clear();
        write(label.Length == 0 ? line : $"[{label}] {line}");
    }

    private static string WithoutControls(string line)
    {
        if (!line.AsSpan().ContainsAny(s_controls))
        {
            return line;
        }

        var clean = new StringBuilder(line.Length);
        for (var rest = line.AsSpan(); rest.Length > 0;)
        {
            var colour = ColourLength(rest);
            var taken = Math.Max(colour, 1);
            clean.Append(colour > 0 || !s_controls.Contains(rest[0]) ? rest[..taken] : "\ufffd");
            rest = rest[taken..];
        }

        return clean.ToString();
    }

    // ESC [ numbers m
    private static int ColourLength(ReadOnlySpan<char> text)
    {
        if (text is not [Escape, '[', ..])
        {
            return 0;
        }

        var end = text[2..].IndexOfAnyExcept(s_colourNumbers);
        return end >= 0 && text[2 + end] == 'm' ? end + 3 : 0;
    }
}
