using System.Text;

namespace TelOS.Idl.Genode.Text;

/// <summary>Texts of several lines: comments, and lists that go on below where they began.</summary>
internal static class Lines
{
    /// <summary>A list behind a prefix. What does not fit goes to the next line, below the first item.</summary>
    /// <param name="prefix">Tabs and what stands before the first item.</param>
    /// <param name="items">The items, separated by commas.</param>
    /// <param name="suffix">What follows the last one.</param>
    public static string Fill(string prefix, IReadOnlyList<string> items, string suffix)
    {
        string tabs = prefix.Substring(0, prefix.Length - prefix.TrimStart('\t').Length);
        string indent = tabs + new string(' ', prefix.Length - tabs.Length);
        StringBuilder result = new(prefix);
        int width = TextLayout.Measure(prefix);
        for (int i = 0; i < items.Count; i++)
        {
            string item = items[i] + (i == items.Count - 1 ? suffix : ",");
            if (i > 0 && width + 1 + item.Length > TextLayout.CodeWidth)
            {
                _ = result.Append('\n').Append(indent);
                width = TextLayout.Measure(indent);
            }
            else if (i > 0)
            {
                _ = result.Append(' ');
                width++;
            }

            _ = result.Append(item);
            width += item.Length;
        }

        return items.Count == 0 ? prefix + suffix : result.ToString();
    }

    /// <summary>A comment that documentation tools read, with the end of its last line; nothing when there is no text.</summary>
    public static string DocComment(string text, int tabs) => Comment(text, tabs, "/**");

    /// <summary>A comment for readers of the source, with the end of its last line; nothing when there is no text.</summary>
    public static string Comment(string text, int tabs) => Comment(text, tabs, "/*");

    /// <summary>A comment behind code, two blanks into the last cell of a line.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Columns that a line of the text may take.</param>
    public static string Behind(string text, int width) =>
        "/* " + string.Join(TextLayout.CellBreak + "     ", Wrap(text, width)) + " */";

    /// <summary>Paragraphs, each line behind a prefix, without the end of the last line.</summary>
    public static string Prefixed(string text, string prefix)
    {
        IEnumerable<string> lines = text.Split('\n').SelectMany(line => Wrap(line, TextLayout.Width - TextLayout.Measure(prefix)));
        return string.Join("\n", lines.Select(line => (prefix + line).TrimEnd()));
    }

    /// <summary>The heading of a part of a class, as Genode draws it.</summary>
    public static string Section(string title, int tabs)
    {
        string indent = new('\t', tabs);
        string bar = new('*', title.Length + 6);
        return $"{indent}/{bar}\n{indent} ** {title} **\n{indent} {bar}/\n";
    }

    /// <summary>Breaks a line at blanks. What continues an item of a list or a tag stands below its text.</summary>
    public static IEnumerable<string> Wrap(string line, int width)
    {
        if (line.Length <= width)
        {
            yield return line;
            yield break;
        }

        string hanging = new(' ', HangingIndent(line));
        StringBuilder current = new();
        foreach (string word in line.TrimStart(' ').Split(' '))
        {
            if (current.ToString().Trim().Length > 0 && current.Length + 1 + word.Length > width)
            {
                yield return current.ToString();
                _ = current.Clear().Append(hanging).Append(word);
                continue;
            }

            if (current.Length == 0)
            {
                _ = current.Append(' ', line.Length - line.TrimStart(' ').Length).Append(word);
            }
            else
            {
                _ = current.Append(' ').Append(word);
            }
        }

        yield return current.ToString();
    }

    private static string Comment(string text, int tabs, string opening)
    {
        if (text.Length == 0)
        {
            return string.Empty;
        }

        string indent = new('\t', tabs);
        return $"{indent}{opening}\n{Prefixed(text, indent + " * ")}\n{indent} */\n";
    }

    // "\param name  text": below the text; "- item": below the item.
    private static int HangingIndent(string line)
    {
        if (line.StartsWith("\\", StringComparison.Ordinal))
        {
            int gap = line.IndexOf("  ", StringComparison.Ordinal);
            return gap > 0 ? line.Length - line.Substring(gap).TrimStart(' ').Length : line.IndexOf(' ') + 1;
        }

        int start = line.Length - line.TrimStart(' ').Length;
        return line.Substring(start).StartsWith("- ", StringComparison.Ordinal) || line.Substring(start).StartsWith("* ", StringComparison.Ordinal) ? start + 2 : start;
    }
}
