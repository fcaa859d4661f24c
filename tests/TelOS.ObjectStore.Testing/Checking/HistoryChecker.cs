using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>
/// Checks that a history is that of a store whose transactions see a snapshot, and are serializable in the order of the versions that their commits got.
/// </summary>
/// <remarks>
/// The history must be whole: all transactions since the store was empty, each with its outcome. It is enough that each transaction saw one version that
/// was not older than what had been acknowledged when it began, and each commit nothing that was changed between that version and its own. Only when that
/// is not so are the dependencies of all transactions collected, to say what it is called.
/// </remarks>
public sealed class HistoryChecker
{
    /// <summary>How many violations are reported at most.</summary>
    public int MaxViolations { get; init; } = 20;

    /// <summary>Checks a history.</summary>
    /// <param name="transactions">All transactions, in any order.</param>
    /// <exception cref="ArgumentException">Two writes have the same tag, so that nobody can say whose content was read.</exception>
    public HistoryReport Check(IReadOnlyList<HistoryTransaction> transactions)
    {
        ArgumentNullException.ThrowIfNull(transactions);
        Findings found = new(MaxViolations);
        CommittedHistory history = new(transactions, found);
        ulong[] floors = Floors(transactions);
        ulong?[] snapshots = new ulong?[transactions.Count];
        SnapshotCheck snapshotCheck = new(history, floors, found);
        List<MissedChange> missed = [];
        long count = 0;
        for (int i = 0; i < transactions.Count && !found.IsFull; i++)
        {
            IReadOnlyList<Sighting> sightings = new TransactionReads(history, i, floors[i], found).Collect();
            count += sightings.Count;
            if (snapshotCheck.Check(i, sightings) is not { } versions)
            {
                continue;
            }

            if (!transactions[i].IsCommittedWriter)
            {
                snapshots[i] = versions.First;
            }
            else if (transactions[i].Version <= floors[i] || versions.LastBelow(transactions[i].Version) is not { } snapshot)
            {
                found.Add(ViolationKind.VersionOutOfOrder, $"was committed as version {transactions[i].Version}, which is not above all that it could see", transactions[i]);
            }
            else
            {
                snapshots[i] = snapshot;
                missed.AddRange(Missed(transactions[i], i, snapshot, sightings));
            }
        }

        Name(missed, history, snapshots, floors, found);
        return new(
            transactions.Count,
            transactions.Count(static transaction => transaction.IsCommittedWriter),
            transactions.Count(static transaction => transaction.Outcome == HistoryOutcome.Conflict),
            count,
            found.Violations);
    }

    // The newest version that had been acknowledged when each transaction began.
    private static ulong[] Floors(IReadOnlyList<HistoryTransaction> transactions)
    {
        ulong[] floors = new ulong[transactions.Count];
        HistoryTransaction[] ended = [.. transactions.Where(static transaction => transaction.IsCommittedWriter).OrderBy(static transaction => transaction.End)];
        int next = 0;
        ulong newest = 0;
        foreach (int i in Enumerable.Range(0, transactions.Count).OrderBy(i => transactions[i].Begin))
        {
            for (; next < ended.Length && ended[next].End < transactions[i].Begin; next++)
            {
                newest = Math.Max(newest, ended[next].Version);
            }

            floors[i] = newest;
        }

        return floors;
    }

    private static IEnumerable<MissedChange> Missed(HistoryTransaction transaction, int index, ulong snapshot, IEnumerable<Sighting> sightings)
    {
        foreach (Sighting sighting in sightings)
        {
            Timeline timeline = sighting.Timeline;
            if (!sighting.Fits(timeline[timeline.IndexAt(transaction.Version - 1)]))
            {
                yield return new(index, timeline[sighting.FirstDifferentAfter(snapshot)].Writer, sighting);
            }
        }
    }

    private static void Name(List<MissedChange> missed, CommittedHistory history, ulong?[] snapshots, ulong[] floors, Findings found)
    {
        if (missed.Count == 0 || found.IsFull)
        {
            return;
        }

        DependencyGraph graph = new(history, snapshots, floors);
        HashSet<(int, int)> named = [];
        foreach (MissedChange change in missed.OrderByDescending(change => IsLostUpdate(change, history)))
        {
            if (found.IsFull || !named.Add((change.Reader, change.Writer)))
            {
                continue;
            }

            // Who changes what it saw has overwritten the change, so that there is a way back.
            IReadOnlyList<(int To, Dependency Kind)>? way = graph.Find(change.Writer, change.Reader);
            ViolationKind kind = IsLostUpdate(change, history) ? ViolationKind.LostUpdate
                : way is null ? ViolationKind.StaleCommit
                : change.Sighting.IsListing || way.Any(static step => step.Kind == Dependency.ListsBefore) ? ViolationKind.Phantom
                : way is [(_, Dependency.SeesBefore)] ? ViolationKind.WriteSkew
                : ViolationKind.DependencyCycle;
            found.Add(
                kind,
                $"the first saw {change.Sighting.Timeline.Item} in version {snapshots[change.Reader]}, before the second changed it in version " +
                $"{history.Transactions[change.Writer].Version}, and was committed all the same as version {history.Transactions[change.Reader].Version}",
                [history.Transactions[change.Reader], history.Transactions[change.Writer], .. (way ?? []).SkipLast(1).Select(step => history.Transactions[step.To])]);
        }
    }

    private static bool IsLostUpdate(MissedChange change, CommittedHistory history) =>
        !change.Sighting.IsListing && Changes.Of(history.Transactions[change.Reader]).ContainsKey(change.Sighting.Timeline.Item);
}
