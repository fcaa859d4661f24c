using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>Texts that pages share.</summary>
internal static class PageText
{
    /// <summary>A number.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number in a cell.</summary>
    public static IReadOnlyList<Span> Cell(long number) => [new Span(Number(number))];

    /// <summary>A doc comment in a cell, with what else must be known of the thing.</summary>
    public static IReadOnlyList<Span> Cell(Documentation? documentation, Availability availability, params IEnumerable<Span> remarks)
    {
        List<Span> spans = [];
        foreach (Span badge in Badges(availability).Concat(remarks))
        {
            spans.Add(badge);
            spans.Add(new Span(" "));
        }
        spans.Add(Span.Prose(documentation?.Text));
        return spans;
    }

    /// <summary>Bytes as people write them: <c>48 KiB</c>.</summary>
    public static string Bytes(long bytes) =>
        bytes != 0 && bytes % (1L << 20) == 0 ? $"{Number(bytes >> 20)} MiB"
        : bytes != 0 && bytes % (1L << 10) == 0 ? $"{Number(bytes >> 10)} KiB"
        : bytes == 1 ? "1 byte" : $"{Number(bytes)} bytes";

    /// <summary>Since when something is there and how long it will be.</summary>
    public static IReadOnlyList<Span> Badges(Availability availability)
    {
        List<Span> badges = [];
        if (availability.Since > 0)
        {
            badges.Add(new Span($"since minor version {Number(availability.Since)}", SpanStyle.Faint));
        }
        if (availability.Deprecated is { } instead)
        {
            badges.Add(new Span($"deprecated: {instead}", SpanStyle.Warning));
        }
        if (availability.IsUnstable)
        {
            badges.Add(new Span("unstable", SpanStyle.Warning));
        }
        return badges;
    }

    /// <summary>The first sentence of Markdown.</summary>
    public static string Sentence(string? markdown)
    {
        string text = (markdown ?? string.Empty).Replace('\n', ' ').Trim();
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    /// <summary>Pieces with a separator between them.</summary>
    public static IReadOnlyList<Span> Join(IEnumerable<IReadOnlyList<Span>> parts, string separator)
    {
        List<Span> joined = [];
        foreach (IReadOnlyList<Span> part in parts)
        {
            if (joined.Count > 0)
            {
                joined.Add(new Span(separator));
            }
            joined.AddRange(part);
        }
        return joined;
    }
}
