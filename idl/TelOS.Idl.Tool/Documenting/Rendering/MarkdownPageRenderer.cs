using System.Text;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting.Rendering;

/// <summary>Pages as Markdown, with tables as GitHub knows them.</summary>
internal sealed class MarkdownPageRenderer : IPageRenderer
{
    /// <inheritdoc/>
    public string Extension => ".md";

    /// <inheritdoc/>
    public string Render(DocumentPage page)
    {
        StringBuilder text = new();
        text.Append("# ").Append(Escape(page.Title)).Append('\n');
        foreach (Block block in page.Blocks)
        {
            text.Append(BlockOf(block, page.Path));
        }
        if (page.Path != IndexPage.Path)
        {
            text.Append($"\n[All contracts]({PageLinks.Of(page.Path, new PageTarget(IndexPage.Path, null), Extension)})\n");
        }
        return text.ToString();
    }

    private string BlockOf(Block block, string page) => block switch
    {
        Heading heading => $"\n{new string('#', heading.Level)} <a id=\"{heading.Anchor}\"></a>{(heading.Kind is { } kind ? kind + " " : string.Empty)}{Escape(heading.Text)}{string.Concat(heading.Badges.Select(badge => $" — {Escape(badge.Text)}"))}\n",
        Prose prose => $"\n{prose.Markdown}\n",
        Signature signature => $"\n```\n{string.Concat(signature.Parts.Select(part => part.Text))}\n```\n",
        Facts facts => $"\n{string.Concat(facts.Rows.Select(row => $"- {Escape(row.Name)}: {Line(row.Value, page)}\n"))}",
        Table table => TableOf(table, page),
        BudgetBar bar => $"\nRequest {PageText.Number(bar.Budget.RequestBytes)}/{PageText.Number(MessageBudget.MaxBytes)} bytes, reply {PageText.Number(bar.Budget.ReplyBytes)}/{PageText.Number(MessageBudget.MaxBytes)}, capabilities {PageText.Number(bar.Budget.RequestCapabilities)} and {PageText.Number(bar.Budget.ReplyCapabilities)} of {PageText.Number(MessageBudget.MaxCapabilities)}: {BudgetWords.PortabilityOf(bar.Budget)}.\n",
        // The table before it says the same.
        ByteMap => string.Empty,
        _ => throw new ArgumentException($"The block {block.GetType().Name} is not known here.", nameof(block)),
    };

    private string TableOf(Table table, string page)
    {
        StringBuilder text = new("\n|");
        foreach (Column column in table.Columns)
        {
            text.Append(' ').Append(Escape(column.Heading)).Append(" |");
        }
        text.Append("\n|");
        foreach (Column column in table.Columns)
        {
            text.Append(column.IsNumber ? "---:|" : "---|");
        }
        text.Append('\n');
        foreach (IReadOnlyList<IReadOnlyList<Span>> row in table.Rows)
        {
            text.Append('|');
            foreach (IReadOnlyList<Span> cell in row)
            {
                text.Append(' ').Append(Line(cell, page).Replace("|", "\\|", StringComparison.Ordinal)).Append(" |");
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private string Line(IReadOnlyList<Span> spans, string page) =>
        string.Concat(Merged(spans).Select(span => Of(span, page))).Replace('\n', ' ').Trim();

    /// <summary>Pieces of code one behind the other become one, unless one of them is a link: backticks do not touch.</summary>
    private static List<Span> Merged(IReadOnlyList<Span> spans)
    {
        List<Span> merged = [];
        foreach (Span span in spans)
        {
            if (merged.Count > 0 && merged[^1] is { Style: SpanStyle.Code, Target: null } last && span is { Style: SpanStyle.Code, Target: null })
            {
                merged[^1] = last with { Text = last.Text + span.Text };
            }
            else
            {
                merged.Add(span);
            }
        }
        return merged;
    }

    private string Of(Span span, string page)
    {
        string text = span.Style switch
        {
            SpanStyle.Prose => span.Text,
            SpanStyle.Code when span.Text.Trim() == ";" || span.Text.All(c => c is '<' or '>' or ',' or ' ' or '?') => Escape(span.Text),
            SpanStyle.Code => $"`{span.Text}`",
            SpanStyle.Faint => $"_{Escape(span.Text).Trim()}_",
            SpanStyle.Warning => $"**{Escape(span.Text)}**",
            _ => Escape(span.Text),
        };
        return span.Target is { } target ? $"[{text}]({PageLinks.Of(page, target, Extension)})" : text;
    }

    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '<' or '>' or '[' or ']')
            {
                escaped.Append('\\');
            }
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
