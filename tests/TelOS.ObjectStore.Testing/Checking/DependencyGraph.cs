using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>Which of the committed transactions are before which others in every serial order.</summary>
internal sealed class DependencyGraph
{
    private readonly List<(int To, Dependency Kind)>[] _edges;

    /// <param name="history">What was committed.</param>
    /// <param name="snapshots">The version that each transaction saw; null where it is not known.</param>
    /// <param name="floors">The newest version acknowledged before each of them began.</param>
    public DependencyGraph(CommittedHistory history, IReadOnlyList<ulong?> snapshots, IReadOnlyList<ulong> floors)
    {
        _edges = [.. history.Transactions.Select(static _ => new List<(int To, Dependency Kind)>())];
        foreach (Timeline timeline in history.Timelines)
        {
            for (int i = 2; i < timeline.Count; i++)
            {
                _edges[timeline[i - 1].Writer].Add((timeline[i].Writer, Dependency.Overwrites));
            }
        }

        for (int reader = 0; reader < _edges.Length; reader++)
        {
            if (snapshots[reader] is { } snapshot && history.Transactions[reader].Outcome == HistoryOutcome.Committed)
            {
                foreach (Sighting sighting in new TransactionReads(history, reader, floors[reader], new Findings(0)).Collect())
                {
                    Add(reader, snapshot, sighting);
                }
            }
        }
    }

    /// <summary>Finds the shortest way from one transaction to another.</summary>
    /// <returns>Its steps; null when there is no way.</returns>
    public IReadOnlyList<(int To, Dependency Kind)>? Find(int from, int to)
    {
        Dictionary<int, (int From, Dependency Kind)> reached = new() { [from] = default };
        Queue<int> queue = new([from]);
        while (queue.TryDequeue(out int node))
        {
            if (node == to)
            {
                List<(int, Dependency)> way = [];
                for (; node != from; node = reached[node].From)
                {
                    way.Insert(0, (node, reached[node].Kind));
                }

                return way;
            }

            foreach ((int next, Dependency kind) in _edges[node])
            {
                if (reached.TryAdd(next, (node, kind)))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return null;
    }

    private void Add(int reader, ulong snapshot, Sighting sighting)
    {
        int seen = sighting.Timeline.IndexAt(snapshot);
        if (seen > 0)
        {
            _edges[sighting.Timeline[seen].Writer].Add((reader, Dependency.Sees));
        }

        int next = sighting.FirstDifferentAfter(snapshot);
        if (next > 0 && sighting.Timeline[next].Writer != reader)
        {
            _edges[reader].Add((sighting.Timeline[next].Writer, sighting.IsListing ? Dependency.ListsBefore : Dependency.SeesBefore));
        }
    }
}
