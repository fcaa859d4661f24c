using System.Globalization;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TelOS.Idl.Tool.Documenting.Rendering;

/// <summary>Doc comments as HTML. What a contract's author writes cannot become a script, nor load anything from elsewhere.</summary>
/// <param name="index">Where everything is: a name in backticks leads to what it names.</param>
internal sealed class ProseHtml(PageIndex index)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The HTML of paragraphs.</summary>
    public string Of(string markdown, DocumentPage page)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (Inline inline in document.Descendants<Inline>().ToList())
        {
            Clean(inline, page);
        }
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        HtmlRenderer renderer = new(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString().Trim();
    }

    /// <summary>The HTML of what stands within a line: one paragraph loses its tags.</summary>
    public string InLine(string markdown, DocumentPage page)
    {
        string html = Of(markdown, page);
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.IndexOf("</p>", StringComparison.Ordinal) == html.Length - 4 ? html[3..^4] : html;
    }

    private void Clean(Inline inline, DocumentPage page)
    {
        switch (inline)
        {
            case LinkInline link:
                // A picture would be loaded from wherever it is; a link to it is not.
                link.IsImage = false;
                link.Url = IsHarmless(link.Url) ? link.Url : "#";
                link.GetDynamicUrl = null;
                break;
            case AutolinkInline { IsEmail: false } link when !IsHarmless(link.Url):
                link.ReplaceBy(new LiteralInline(link.Url));
                break;
            case CodeInline code when code.Parent is not LinkInline && index.Find(page.Title, code.Content) is { } target:
                LinkInline reference = new(PageLinks.Of(page.Path, target, ".html"), string.Empty);
                code.ReplaceBy(reference);
                reference.AppendChild(code);
                break;
        }
    }

    /// <summary>Relative links, and those that a reader may follow to elsewhere.</summary>
    private static bool IsHarmless(string? url) =>
        url is not null && (Uri.TryCreate(url, UriKind.Absolute, out Uri? absolute)
            ? absolute.Scheme is "http" or "https" or "mailto"
            : !url.Contains(':', StringComparison.Ordinal));
}
