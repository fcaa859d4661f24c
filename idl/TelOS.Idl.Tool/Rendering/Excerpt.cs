using TelOS.Idl.Text;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>The source lines around a span, with the span marked. Of a span over many lines the first and the last are shown.</summary>
internal static class Excerpt
{
    /// <summary>The most columns of a line that are shown.</summary>
    private const int Limit = 160;

    /// <summary>The rows for a span.</summary>
    public static IReadOnlyList<ExcerptRow> Of(SourceText source, TextSpan span)
    {
        int from = Math.Clamp(span.Start, 0, source.Content.Length);
        int to = Math.Clamp(span.End, from, source.Content.Length);
        LinePosition start = source.GetPosition(from);
        LinePosition end = source.GetPosition(to);
        if (end.Line > start.Line && end.Column == 0)
        {
            // The span ends with a line break: what it means ends on the line before.
            end = new LinePosition(end.Line - 1, source.GetLine(end.Line - 1).Length);
        }
        if (start.Line == end.Line)
        {
            return [Row(source, start.Line, start.Column, end.Column)];
        }
        string last = source.GetLine(end.Line);
        int indentation = Math.Min(last.Length - last.TrimStart().Length, end.Column);
        ExcerptRow first = Row(source, start.Line, start.Column, source.GetLine(start.Line).Length);
        ExcerptRow final = Row(source, end.Line, indentation, end.Column);
        return end.Line == start.Line + 1 ? [first, final] : [first, new ExcerptRow(null, string.Empty, 0, 0), final];
    }

    private static ExcerptRow Row(SourceText source, int line, int from, int to)
    {
        DisplayLine display = new(source.GetLine(line));
        (string text, int start, int end) = display.Show(display.ColumnOf(from), display.ColumnOf(to), Limit);
        // A place between two characters, or one without width, is still a place: it gets one mark.
        return new ExcerptRow(line + 1, text, start, Math.Max(1, end - start));
    }
}
