using System.Text;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A line of source as a terminal shows it: tabs as blanks, and for each place the column where it appears.</summary>
internal sealed class DisplayLine
{
    private const int TabWidth = 4;

    /// <summary>Columns kept before the marked part when a line is too long.</summary>
    private const int Lead = 40;

    private readonly List<(string Text, int Column)> _cells = [];
    private readonly int[] _columns;

    /// <summary>Lays a line out.</summary>
    /// <param name="line">The line without its break.</param>
    public DisplayLine(string line)
    {
        _columns = new int[line.Length + 1];
        int index = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            int width = rune.Value == '\t' ? TabWidth - (Width % TabWidth) : VisibleText.WidthOf(rune);
            _cells.Add((rune.Value == '\t' ? new string(' ', width) : VisibleText.Of(rune), Width));
            int units = rune.Utf16SequenceLength;
            _columns.AsSpan(index, units).Fill(Width);
            index += units;
            Width += width;
        }
        _columns[line.Length] = Width;
    }

    /// <summary>The columns of the whole line.</summary>
    public int Width { get; private set; }

    /// <summary>The column of a place in the line.</summary>
    /// <param name="index">UTF-16 units from the line's start; places behind the end lie at the end.</param>
    public int ColumnOf(int index) => _columns[Math.Clamp(index, 0, _columns.Length - 1)];

    /// <summary>The part of the line that is worth showing, and the marked range within it.</summary>
    /// <param name="start">The first marked column.</param>
    /// <param name="end">The column behind the last marked one.</param>
    /// <param name="limit">The most columns to show; what is cut off is shown as an ellipsis.</param>
    public (string Text, int Start, int End) Show(int start, int end, int limit)
    {
        if (Width <= limit)
        {
            return (Text(0, Width), start, end);
        }
        int from = start <= limit - Lead ? 0 : start - Lead;
        int to = Math.Min(Width, from + limit);
        string head = from > 0 ? "…" : string.Empty;
        string tail = to < Width ? "…" : string.Empty;
        int shift = head.Length - from;
        return (head + Text(from, to) + tail, start + shift, Math.Min(end, to) + shift);
    }

    private string Text(int from, int to)
    {
        StringBuilder text = new();
        foreach ((string cell, int column) in _cells)
        {
            if (column >= from && column < to)
            {
                text.Append(cell);
            }
        }
        return text.ToString();
    }
}
