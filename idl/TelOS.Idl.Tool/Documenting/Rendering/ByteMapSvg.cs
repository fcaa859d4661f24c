using System.Globalization;
using System.Net;
using System.Text;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting.Rendering;

/// <summary>A layout as a picture, eight bytes a row; rows that lie within one field are left out.</summary>
internal static class ByteMapSvg
{
    private const int Bytes = 8;
    private const int ByteWidth = 62;
    private const int RowHeight = 28;
    private const int GapHeight = 18;
    private const int LabelWidth = 56;
    private const int Top = 18;
    private const int Colours = 6;

    /// <summary>Pixels that a letter of a label needs at most.</summary>
    private const int LetterWidth = 8;

    /// <summary>The picture as an element of a page.</summary>
    public static string Write(ByteMap map)
    {
        StringBuilder rows = new();
        int y = Top;
        HashSet<int> labelled = [];
        int previous = -1;
        foreach (int row in RowsOf(map.Ranges))
        {
            if (row > previous + 1)
            {
                rows.Append(CultureInfo.InvariantCulture, $"<text class=\"gap\" x=\"{LabelWidth + (Bytes * ByteWidth / 2)}\" y=\"{y + 12}\">… {(row - previous - 1) * Bytes} bytes …</text>");
                y += GapHeight;
            }
            previous = row;
            rows.Append(CultureInfo.InvariantCulture, $"<text class=\"offset\" x=\"{LabelWidth - 8}\" y=\"{y + 18}\">{row * Bytes}</text>");
            WriteRow(rows, map, row, y, labelled);
            y += RowHeight;
        }
        StringBuilder svg = new();
        int width = LabelWidth + (Bytes * ByteWidth) + 2;
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"bytes\" role=\"img\" aria-label=\"Layout, eight bytes a row\" viewBox=\"0 0 {width} {y + 2}\" width=\"{width}\" height=\"{y + 2}\">");
        for (int i = 0; i < Bytes; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"column\" x=\"{LabelWidth + (i * ByteWidth) + (ByteWidth / 2)}\" y=\"12\">{i}</text>");
        }
        return svg.Append(rows).Append("</svg>").ToString();
    }

    /// <summary>The rows in which a range begins or ends, and single ones between two of them.</summary>
    private static List<int> RowsOf(IReadOnlyList<ByteRange> ranges)
    {
        SortedSet<int> shown = [];
        foreach (ByteRange range in ranges)
        {
            shown.Add(range.Offset / Bytes);
            shown.Add((range.Offset + range.Size - 1) / Bytes);
        }
        List<int> rows = [];
        foreach (int row in shown)
        {
            if (rows.Count > 0 && row == rows[^1] + 2)
            {
                rows.Add(row - 1);
            }
            rows.Add(row);
        }
        return rows;
    }

    private static void WriteRow(StringBuilder rows, ByteMap map, int row, int y, HashSet<int> labelled)
    {
        int colour = 0;
        for (int i = 0; i < map.Ranges.Count; i++)
        {
            ByteRange range = map.Ranges[i];
            string style = range.IsReserved ? "reserved" : string.Create(CultureInfo.InvariantCulture, $"c{colour++ % Colours}");
            int start = Math.Max(range.Offset, row * Bytes);
            int end = Math.Min(range.Offset + range.Size, (row + 1) * Bytes);
            if (start >= end)
            {
                continue;
            }
            int x = LabelWidth + ((start - (row * Bytes)) * ByteWidth);
            int width = (end - start) * ByteWidth;
            rows.Append(CultureInfo.InvariantCulture, $"<g><title>{WebUtility.HtmlEncode(range.Name)}: bytes {range.Offset} to {range.Offset + range.Size - 1}</title><rect class=\"{style}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{RowHeight}\"/>");
            if (!labelled.Contains(i) && Label(range.Name, width) is { } label)
            {
                labelled.Add(i);
                rows.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + (width / 2)}\" y=\"{y + 18}\">{WebUtility.HtmlEncode(label)}</text>");
            }
            rows.Append("</g>");
        }
    }

    /// <summary>As much of a name as fits, or null when that would say nothing.</summary>
    private static string? Label(string name, int width)
    {
        int letters = width / LetterWidth;
        return name.Length <= letters ? name : letters >= 5 ? $"{name[..(letters - 1)]}…" : null;
    }
}
