using System.Globalization;
using System.Net;
using System.Text;

namespace TelOS.Host.Tool;

/// <summary>The picture as SVG, which a browser shows and a page embeds.</summary>
internal sealed class SvgGraph
{
    private const string Style = """
        text { font: 12px ui-monospace, monospace; fill: #1f2328; }
        text.title { font-weight: bold; }
        text.label { font-size: 11px; fill: #57606a; paint-order: stroke; stroke: #fff; stroke-width: 4px; }
        rect { fill: #f6f8fa; stroke: #8c959f; }
        rect.parent { fill: #ddf4ff; stroke: #54aeff; }
        path { fill: none; stroke: #57606a; stroke-width: 1.4; marker-end: url(#to); }
        path.default { stroke-dasharray: 5 4; stroke: #8c959f; }
        """;

    private const double Flat = 40;
    private const double FlatBend = 50;

    private readonly StringBuilder _text = new();

    /// <summary>Writes it.</summary>
    /// <param name="graph">What to draw.</param>
    /// <param name="title">What a screen reader says.</param>
    public static string Write(SystemGraph graph, string title) => new SvgGraph().Draw(graph, title);

    private string Draw(SystemGraph graph, string title)
    {
        GraphLayout layout = new(graph);
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{Number(layout.Width)}" height="{Number(layout.Height)}" viewBox="0 0 {Number(layout.Width)} {Number(layout.Height)}" role="img">""");
        Add($"<title>{Escape(title)}</title>");
        Add($"<style>\n{Style}\n</style>");
        Add("""<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0,0 L8,4 L0,8 z" style="fill:#57606a;stroke:none;marker-end:none"/></marker></defs>""");
        Add("""<rect width="100%" height="100%" style="fill:#fff;stroke:none"/>""");
        foreach (var (edge, line) in graph.Edges.Zip(layout.Lines))
        {
            DrawEdge(edge, line);
        }

        foreach (var node in graph.Nodes)
        {
            DrawNode(node, layout[node.Id]);
        }

        // Labels come last, so that no line crosses them out.
        foreach (var (number, (edge, line)) in graph.Edges.Zip(layout.Lines).Index())
        {
            DrawLabel(edge, line, number);
        }

        Add("</svg>");
        return _text.ToString();
    }

    private static string At(GraphPoint point) => $"{Number(point.X)},{Number(point.Y)}";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private void DrawEdge(GraphEdge edge, IReadOnlyList<GraphPoint> line)
    {
        StringBuilder path = new($"M{At(line[0])}");
        foreach (var (start, end) in line.Zip(line.Skip(1)))
        {
            // Lines leave and arrive upright; two components of one row are connected below it.
            var isFlat = Math.Abs(start.Y - end.Y) < Flat;
            var (bend1, bend2) = isFlat ? (start.Y + FlatBend, end.Y + FlatBend) : ((start.Y + end.Y) / 2, (start.Y + end.Y) / 2);
            path.Append(CultureInfo.InvariantCulture, $" C{At(start with { Y = bend1 })} {At(end with { Y = bend2 })} {At(end)}");
        }

        Add($"""<path class="{(edge.IsExplicit ? "named" : "default")}" d="{path}"/>""");
    }

    private void DrawLabel(GraphEdge edge, IReadOnlyList<GraphPoint> line, int number)
    {
        // Near the client, and not all at the same height.
        var (start, end) = (line[0], line[1]);
        var part = 0.3 + (0.2 * (number % 3));
        var y = Math.Abs(start.Y - end.Y) < Flat ? start.Y + FlatBend : start.Y + ((end.Y - start.Y) * part);
        var along = (3 * part * part) - (2 * part * part * part);
        Add($"""<text class="label" text-anchor="middle" x="{Number(start.X + ((end.X - start.X) * along))}" y="{Number(y + 4)}">{Escape(edge.Label)}</text>""");
    }

    private void DrawNode(GraphNode node, GraphBox box)
    {
        Add($"""<rect class="{(node.IsParent ? "parent" : "child")}" x="{Number(box.Left)}" y="{Number(box.Top)}" width="{Number(box.Width)}" height="{Number(box.Height)}" rx="6"/>""");
        var y = box.Top + GraphLayout.TextHeight;
        Add($"""<text class="title" text-anchor="middle" x="{Number(box.Centre)}" y="{Number(y)}">{Escape(node.Title)}</text>""");
        foreach (var line in node.Lines)
        {
            y += GraphLayout.TextHeight;
            Add($"""<text text-anchor="middle" x="{Number(box.Centre)}" y="{Number(y)}">{Escape(line)}</text>""");
        }
    }

    private void Add(string line) => _text.Append(line).Append('\n');
}
