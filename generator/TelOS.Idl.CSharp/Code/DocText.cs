using System.Text;

namespace TelOS.Idl.CSharp.Code;

/// <summary>Turns the Markdown of contracts into XML documentation.</summary>
internal static class DocText
{
    /// <summary>Escapes a text; <c>`code`</c> becomes a <c>c</c> element.</summary>
    public static string Inline(string markdown)
    {
        var text = new StringBuilder(markdown.Length + 16);
        int position = 0;
        while (position < markdown.Length)
        {
            int open = markdown.IndexOf('`', position);
            int close = open < 0 ? -1 : markdown.IndexOf('`', open + 1);
            if (close < 0)
            {
                text.Append(Escape(markdown.Substring(position)));
                break;
            }

            text.Append(Escape(markdown.Substring(position, open - position)));
            text.Append("<c>").Append(Escape(markdown.Substring(open + 1, close - open - 1))).Append("</c>");
            position = close + 1;
        }

        return text.ToString();
    }

    /// <summary>The paragraphs of a text: blank lines stand between them.</summary>
    public static IReadOnlyList<string> Paragraphs(string markdown)
    {
        var paragraphs = new List<string>();
        var current = new List<string>();
        foreach (string line in markdown.Replace("\r", string.Empty).Split('\n'))
        {
            if (line.Trim().Length == 0)
            {
                Close();
            }
            else
            {
                current.Add(line.Trim());
            }
        }

        Close();
        return paragraphs;

        void Close()
        {
            if (current.Count > 0)
            {
                paragraphs.Add(Inline(string.Join("\n", current)));
                current.Clear();
            }
        }
    }

    /// <summary>Escapes what XML reserves, and leaves out what it cannot hold.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                default:
                    escaped.Append(c is '\n' or '\t' || c >= ' ' ? c : ' ');
                    break;
            }
        }

        return escaped.ToString();
    }
}
