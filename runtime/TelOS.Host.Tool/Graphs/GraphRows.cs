namespace TelOS.Host.Tool;

/// <summary>Which component stands in which row and in which place: servers above their clients, the parent on top.</summary>
/// <remarks>A line that passes a row has a place in it like a component, so that no component stands in its way (after Sugiyama).</remarks>
internal sealed class GraphRows
{
    private const int Sweeps = 8;

    private readonly SystemGraph _graph;
    private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _neighbours = new(StringComparer.Ordinal);

    /// <summary>Orders a graph.</summary>
    public GraphRows(SystemGraph graph)
    {
        _graph = graph;
        HashSet<string> open = new(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            FindDepth(node.Id, open);
        }

        Rows = [.. Enumerable.Range(0, _depths.Values.Max() + 1).Select(static _ => new List<string>())];
        foreach (var node in graph.Nodes)
        {
            Rows[_depths[node.Id]].Add(node.Id);
        }

        Paths = [.. graph.Edges.Select(FindPath)];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Order(isDownward: sweep % 2 == 0);
        }
    }

    /// <summary>What stands in each row, from left to right: components, and places of lines.</summary>
    public List<List<string>> Rows { get; }

    /// <summary>For each edge what it touches, from the client to the server.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Paths { get; }

    // A client stands below all of its servers; a circle of clients is broken where it is met.
    private int FindDepth(string id, HashSet<string> open)
    {
        if (_depths.TryGetValue(id, out var known))
        {
            return known;
        }

        if (id == _graph.Nodes[0].Id)
        {
            return _depths[id] = 0;
        }

        open.Add(id);
        var depth = 1 + _graph.Edges
            .Where(edge => edge.Client == id && !open.Contains(edge.Server))
            .Select(edge => FindDepth(edge.Server, open))
            .DefaultIfEmpty(0)
            .Max();
        open.Remove(id);
        return _depths[id] = depth;
    }

    private List<string> FindPath(GraphEdge edge, int number)
    {
        List<string> path = [edge.Client];
        var (from, to) = (_depths[edge.Client], _depths[edge.Server]);
        for (var row = from + Math.Sign(to - from); row != to && from != to; row += Math.Sign(to - from))
        {
            var place = $"line {number} {row}";
            Rows[row].Add(place);
            path.Add(place);
        }

        path.Add(edge.Server);
        foreach (var (one, other) in path.Zip(path.Skip(1)))
        {
            AddNeighbour(one, other);
            AddNeighbour(other, one);
        }

        return path;
    }

    private void AddNeighbour(string one, string other)
    {
        if (!_neighbours.TryGetValue(one, out var list))
        {
            _neighbours.Add(one, list = []);
        }

        list.Add(other);
    }

    // Each row is ordered by the middle of what it is connected with in the row before it.
    private void Order(bool isDownward)
    {
        for (var step = 1; step < Rows.Count; step++)
        {
            var index = isDownward ? step : Rows.Count - 1 - step;
            var before = Rows[isDownward ? index - 1 : index + 1];
            Rows[index] = [.. Rows[index].Select((id, place) => (id, Middle(id, before) ?? place)).OrderBy(static pair => pair.Item2).Select(static pair => pair.id)];
        }
    }

    private double? Middle(string id, List<string> before)
    {
        var places = _neighbours.GetValueOrDefault(id, []).Select(other => before.IndexOf(other)).Where(static place => place >= 0).ToArray();
        return places.Length == 0 ? null : places.Average();
    }
}
