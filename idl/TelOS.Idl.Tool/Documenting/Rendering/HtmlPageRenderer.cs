using System.Globalization;
using System.Net;
using System.Text;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting.Rendering;

/// <summary>Pages as HTML, each complete in itself: its style is in it, it has no script, and it loads nothing.</summary>
/// <param name="index">Where everything is.</param>
internal sealed class HtmlPageRenderer(PageIndex index) : IPageRenderer
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    private readonly ProseHtml _prose = new(index);

    /// <inheritdoc/>
    public string Extension => ".html";

    /// <inheritdoc/>
    public string Render(DocumentPage page)
    {
        StringBuilder text = new();
        text.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Encode(page.Title)}</title>
            <style>
            {Style.Value}</style>
            </head>
            <body>

            """);
        WriteNavigation(text, page);
        text.Append($"<main>\n<h1>{Breakable(page.Title)}</h1>\n");
        foreach (Block block in page.Blocks)
        {
            text.Append(BlockOf(block, page)).Append('\n');
        }
        return text.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private void WriteNavigation(StringBuilder text, DocumentPage page)
    {
        text.Append("<nav>\n");
        if (page.Path != IndexPage.Path)
        {
            text.Append($"<a class=\"home\" href=\"{PageLinks.Of(page.Path, new PageTarget(IndexPage.Path, null), Extension)}\">All contracts</a>\n");
        }
        text.Append("<ul>\n");
        foreach (Heading heading in page.Blocks.OfType<Heading>().Where(heading => heading.Level is 2 or 4))
        {
            string kind = heading is { Level: 2, Kind: { } word } ? $" <small>{Encode(word)}</small>" : string.Empty;
            text.Append($"<li class=\"level{PageText.Number(heading.Level)}\"><a href=\"#{Encode(heading.Anchor)}\">{Encode(heading.Text)}</a>{kind}</li>\n");
        }
        text.Append("</ul>\n</nav>\n");
    }

    private string BlockOf(Block block, DocumentPage page) => block switch
    {
        Heading heading => HeadingOf(heading),
        Prose prose => $"<div class=\"prose\">{_prose.Of(prose.Markdown, page)}</div>",
        Signature signature => $"<pre class=\"signature\"><code>{string.Concat(signature.Parts.Select(part => Linked(Encode(part.Text), part.Target, page)))}</code></pre>",
        Facts facts => $"<dl>{string.Concat(facts.Rows.Select(row => $"<div><dt>{Encode(row.Name)}</dt><dd>{Line(row.Value, page)}</dd></div>"))}</dl>",
        Table table => TableOf(table, page),
        BudgetBar bar => BudgetOf(bar.Budget),
        ByteMap map => $"<div class=\"wide\">{ByteMapSvg.Write(map)}</div>",
        _ => throw new ArgumentException($"The block {block.GetType().Name} is not known here.", nameof(block)),
    };

    private static string HeadingOf(Heading heading)
    {
        string kind = heading.Kind is { } word ? $"<small>{Encode(word)}</small> " : string.Empty;
        string badges = string.Concat(heading.Badges.Select(badge =>
            $" <span class=\"badge{(badge.Style == SpanStyle.Warning ? " warning" : string.Empty)}\">{Encode(badge.Text)}</span>"));
        string level = PageText.Number(heading.Level);
        return $"<h{level} id=\"{Encode(heading.Anchor)}\">{kind}{Breakable(heading.Text)}{badges} <a class=\"anchor\" href=\"#{Encode(heading.Anchor)}\" aria-label=\"Link to this place\">#</a></h{level}>";
    }

    private string TableOf(Table table, DocumentPage page)
    {
        StringBuilder text = new("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (Column column in table.Columns)
        {
            text.Append($"<th{NumberClass(column)}>{Encode(column.Heading)}</th>");
        }
        text.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<IReadOnlyList<Span>> row in table.Rows)
        {
            text.Append("<tr>");
            for (int i = 0; i < row.Count; i++)
            {
                text.Append($"<td{NumberClass(table.Columns[i])}>{Line(row[i], page)}</td>");
            }
            text.Append("</tr>\n");
        }
        return text.Append("</tbody>\n</table></div>").ToString();
    }

    private static string NumberClass(Column column) => column.IsNumber ? " class=\"number\"" : string.Empty;

    private static string BudgetOf(MessageBudget budget)
    {
        string verdict = BudgetWords.IsPortable(budget) ? "good" : "warning";
        return $"<div class=\"budget\">{Bar("request", budget.RequestBytes)}{Bar("reply", budget.ReplyBytes)}"
            + $"<span class=\"caps\">capabilities {PageText.Number(budget.RequestCapabilities)} and {PageText.Number(budget.ReplyCapabilities)} of {PageText.Number(MessageBudget.MaxCapabilities)}</span>"
            + $"<span class=\"{verdict}\">{Encode(BudgetWords.PortabilityOf(budget))}</span></div>";

        static string Bar(string name, int bytes)
        {
            string share = Math.Min(100, 100.0 * bytes / MessageBudget.MaxBytes).ToString("0.##", CultureInfo.InvariantCulture);
            string mark = (100.0 * MessageBudget.PortableBytes / MessageBudget.MaxBytes).ToString("0.##", CultureInfo.InvariantCulture);
            string tone = bytes > MessageBudget.PortableBytes ? " class=\"over\"" : string.Empty;
            return $"<span class=\"meter\"><span>{name}</span><span class=\"bar\"><i{tone} style=\"width:{share}%\"></i><b style=\"left:{mark}%\"></b></span>"
                + $"<span>{PageText.Number(bytes)}/{PageText.Number(MessageBudget.MaxBytes)} bytes</span></span>";
        }
    }

    private string Line(IReadOnlyList<Span> spans, DocumentPage page)
    {
        StringBuilder text = new();
        bool isCode = false;
        foreach (Span span in spans)
        {
            // One box around a type, however many links there are in it.
            if (isCode != (span.Style == SpanStyle.Code))
            {
                isCode = !isCode;
                text.Append(isCode ? "<code>" : "</code>");
            }
            text.Append(Linked(
                span.Style switch
                {
                    SpanStyle.Prose => _prose.InLine(span.Text, page),
                    SpanStyle.Faint => $"<span class=\"faint\">{Encode(span.Text)}</span>",
                    SpanStyle.Warning => $"<span class=\"badge warning\">{Encode(span.Text)}</span>",
                    _ => Encode(span.Text),
                },
                span.Target,
                page));
        }
        return text.Append(isCode ? "</code>" : string.Empty).ToString();
    }

    private string Linked(string html, PageTarget? target, DocumentPage page) =>
        target is null ? html : $"<a href=\"{Encode(PageLinks.Of(page.Path, target, Extension))}\">{html}</a>";

    /// <summary>A name that may be broken at its dots.</summary>
    private static string Breakable(string name) => Encode(name).Replace(".", ".<wbr>", StringComparison.Ordinal);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string ReadStyle()
    {
        using Stream stream = typeof(HtmlPageRenderer).Assembly.GetManifestResourceStream("documentation.css")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
