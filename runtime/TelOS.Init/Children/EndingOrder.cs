namespace TelOS.Init;

/// <summary>The order in which children end that end together: clients before their servers, so that none outlives what it uses.</summary>
internal static class EndingOrder
{
    /// <summary>Puts children in order. Of those that use each other, the one that began last goes first.</summary>
    /// <param name="children">The children in the order of their beginnings; their sessions are looked at before the first one ends.</param>
    public static IReadOnlyList<Child> Of(IReadOnlyList<Child> children)
    {
        var left = children.ToList();
        var servers = left.ToDictionary(
            static child => child, static child => child.Sessions.All.Select(static session => session.Server).OfType<ServedSessions>().ToHashSet());
        var order = new List<Child>(left.Count);
        while (left.Count > 0)
        {
            var next = left.FindLast(child => !left.Exists(other => other != child && servers[other].Contains(child.Served))) ?? left[^1];
            left.Remove(next);
            order.Add(next);
        }

        return order;
    }
}
