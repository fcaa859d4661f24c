namespace TelOS.Host.Tool;

/// <summary>Where the components and the lines between them are in the picture.</summary>
internal sealed class GraphLayout
{
    private const double CharacterWidth = 7.4;
    private const double LineHeight = 17;
    private const double Padding = 12;
    private const double ColumnGap = 40;
    private const double LineGap = 26;
    private const double RowGap = 90;

    private readonly Dictionary<string, GraphBox> _boxes = new(StringComparer.Ordinal);

    /// <summary>Places everything.</summary>
    public GraphLayout(SystemGraph graph)
    {
        GraphRows rows = new(graph);
        var nodes = graph.Nodes.ToDictionary(static node => node.Id, StringComparer.Ordinal);
        Width = rows.Rows.Max(row => WidthOf(row, nodes)) + (2 * Padding);
        var top = Padding;
        foreach (var row in rows.Rows)
        {
            var left = (Width - WidthOf(row, nodes)) / 2;
            var height = row.Max(id => HeightOf(id, nodes));
            foreach (var id in row)
            {
                _boxes.Add(id, new GraphBox(left, top + ((height - HeightOf(id, nodes)) / 2), WidthOf(id, nodes), HeightOf(id, nodes)));
                left += WidthOf(id, nodes) + ColumnGap;
            }

            top += height + RowGap;
        }

        Height = top - RowGap + Padding;
        Lines = GraphPorts.Connect(rows.Paths, _boxes);
    }

    /// <summary>The picture's width.</summary>
    public double Width { get; }

    /// <summary>The picture's height.</summary>
    public double Height { get; }

    /// <summary>For each edge the points it passes, from the client to the server.</summary>
    public IReadOnlyList<IReadOnlyList<GraphPoint>> Lines { get; }

    /// <summary>How high a line of text is.</summary>
    public static double TextHeight => LineHeight;

    /// <summary>Where a component stands.</summary>
    public GraphBox this[string id] => _boxes[id];

    private static double WidthOf(List<string> row, Dictionary<string, GraphNode> nodes) =>
        row.Sum(id => WidthOf(id, nodes)) + (ColumnGap * (row.Count - 1));

    private static double WidthOf(string id, Dictionary<string, GraphNode> nodes) => nodes.TryGetValue(id, out var node)
        ? Math.Max(90, (node.Lines.Prepend(node.Title).Max(static line => line.Length) * CharacterWidth) + (2 * Padding))
        : LineGap;

    private static double HeightOf(string id, Dictionary<string, GraphNode> nodes) =>
        nodes.TryGetValue(id, out var node) ? ((node.Lines.Count + 1) * LineHeight) + Padding : 0;
}
