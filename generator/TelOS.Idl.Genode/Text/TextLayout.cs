using System.Text;

namespace TelOS.Idl.Genode.Text;

/// <summary>Brings rendered text into the shape a person would give it: cells in columns, no blanks at the ends of lines, at most two empty
/// lines, none inside the braces of a type or a function.</summary>
internal static class TextLayout
{
    /// <summary>What templates write between the cells of lines that are aligned with each other (<c>col</c>).</summary>
    public const char Column = '\u001f';

    /// <summary>What templates write for a new line inside the last cell; it begins below the start of that cell.</summary>
    public const char CellBreak = '\u001e';

    /// <summary>Where lines of comments should end.</summary>
    public const int Width = 80;

    /// <summary>Where lines of code should end, and those of comments behind code.</summary>
    public const int CodeWidth = 96;

    /// <summary>What a tab counts.</summary>
    public const int Tab = 4;

    /// <summary>Shapes a text.</summary>
    public static string Apply(string text)
    {
        List<string> lines = [.. text.Replace("\r", string.Empty).Split('\n')];
        for (int start = 0; start < lines.Count;)
        {
            int end = start;
            while (end < lines.Count && lines[end].IndexOf(Column) >= 0)
            {
                end++;
            }

            if (end == start)
            {
                start++;
                continue;
            }

            Align(lines, start, end);
            start = end;
        }

        return Space(lines);
    }

    /// <summary>Columns a text takes, tabs counted.</summary>
    public static int Measure(string text)
    {
        int width = 0;
        foreach (char c in text)
        {
            width += c == '\t' ? Tab - (width % Tab) : 1;
        }

        return width;
    }

    private static void Align(List<string> lines, int start, int end)
    {
        string[][] rows = [.. lines.Skip(start).Take(end - start).Select(line => line.Split(Column))];
        int columns = rows.Max(row => row.Length) - 1;
        int[] widths = new int[columns];
        for (int c = 0; c < columns; c++)
        {
            widths[c] = rows.Where(row => c < row.Length - 1).Max(row => row[c].Length);
        }

        for (int r = 0; r < rows.Length; r++)
        {
            StringBuilder line = new();
            for (int c = 0; c < rows[r].Length - 1; c++)
            {
                _ = line.Append(rows[r][c].PadRight(widths[c]));
            }

            string before = line.ToString();
            string tabs = before.Substring(0, before.Length - before.TrimStart('\t').Length);
            string below = "\n" + tabs + new string(' ', before.Length - tabs.Length);
            lines[start + r] = before + rows[r][rows[r].Length - 1].Replace(CellBreak.ToString(), below);
        }
    }

    private static string Space(List<string> lines)
    {
        StringBuilder result = new();
        int blank = 0;
        bool any = false;
        bool opens = false;
        foreach (string raw in lines)
        {
            string line = raw.TrimEnd();
            if (line.Length == 0)
            {
                blank++;
                continue;
            }

            string bare = line.TrimStart('\t');
            bool closes = bare.StartsWith("}", StringComparison.Ordinal);
            _ = result.Append('\n', any && !closes && !opens ? Math.Min(blank, 2) : 0).Append(line).Append('\n');
            blank = 0;
            any = true;
            opens = bare == "{";
        }

        return result.ToString();
    }
}
