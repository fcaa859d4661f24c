namespace TelOS.Host.Tool;

/// <summary>Where lines leave and reach components: side by side along an edge of the box, in the order of their other ends.</summary>
internal static class GraphPorts
{
    /// <summary>Connects what the paths touch.</summary>
    /// <param name="paths">For each line the boxes it touches.</param>
    /// <param name="boxes">Where they are; the place of a line has no height.</param>
    public static IReadOnlyList<IReadOnlyList<GraphPoint>> Connect(
        IReadOnlyList<IReadOnlyList<string>> paths, IReadOnlyDictionary<string, GraphBox> boxes)
    {
        // An end is one line at one side of one box; what it leads to decides its place.
        var ends = paths.SelectMany((path, line) => new[]
        {
            (Line: line, IsStart: true, Box: path[0], Towards: boxes[path[1]]),
            (Line: line, IsStart: false, Box: path[^1], Towards: boxes[path[^2]]),
        }).ToArray();
        Dictionary<(int Line, bool IsStart), GraphPoint> ports = [];
        foreach (var side in ends.GroupBy(end => (end.Box, IsTop: IsTop(boxes[end.Box], end.Towards))))
        {
            var box = boxes[side.Key.Box];
            var ordered = side.OrderBy(static end => end.Towards.Centre).ThenBy(static end => end.Line).ToArray();
            for (var place = 0; place < ordered.Length; place++)
            {
                var x = box.Left + (box.Width * (place + 1) / (ordered.Length + 1));
                ports[(ordered[place].Line, ordered[place].IsStart)] = new GraphPoint(x, side.Key.IsTop ? box.Top : box.Bottom);
            }
        }

        return [.. paths.Select((path, line) => (IReadOnlyList<GraphPoint>)
        [
            ports[(line, true)],
            .. path.Skip(1).SkipLast(1).Select(id => new GraphPoint(boxes[id].Centre, boxes[id].Top)),
            ports[(line, false)],
        ])];
    }

    // What stands in the same row is reached from below.
    private static bool IsTop(GraphBox box, GraphBox other) => other.Bottom <= box.Top;
}
