using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>Whether what a transaction saw is the state of one version, not older than what was acknowledged when it began.</summary>
/// <param name="history">What was committed.</param>
/// <param name="floors">The newest version acknowledged before each transaction began.</param>
/// <param name="found">Where violations go.</param>
internal sealed class SnapshotCheck(CommittedHistory history, IReadOnlyList<ulong> floors, Findings found)
{
    private readonly Lazy<HashSet<(ulong Id, ulong Version)>> _everSeen = new(() => EverSeen(history));

    /// <summary>Checks a transaction.</summary>
    /// <param name="index">The transaction.</param>
    /// <param name="sightings">What it saw.</param>
    /// <returns>The versions that it may have seen; null when there is none, which was reported.</returns>
    public VersionSet? Check(int index, IReadOnlyList<Sighting> sightings)
    {
        HistoryTransaction transaction = history.Transactions[index];
        ulong floor = floors[index];
        if (transaction.Snapshot < floor)
        {
            found.Add(ViolationKind.StaleRead, $"was told to see version {transaction.Snapshot}, when version {floor} had been acknowledged", transaction);
            return null;
        }

        VersionSet versions = new(transaction.Snapshot ?? floor, transaction.Snapshot ?? ulong.MaxValue);
        foreach (Sighting sighting in sightings)
        {
            versions.Keep(sighting);
            if (versions.IsEmpty)
            {
                Report(transaction, floor, sightings, sighting);
                return null;
            }
        }

        return versions;
    }

    private void Report(HistoryTransaction transaction, ulong floor, IReadOnlyList<Sighting> sightings, Sighting contradiction)
    {
        // What it did not see although it had been acknowledged.
        HistoryTransaction[] missed = [.. sightings.Select(sighting => Missed(sighting, floor)).OfType<HistoryTransaction>()];
        if (Array.Find(missed, IsLost) is { } lost)
        {
            found.Add(ViolationKind.LostCommit, "nobody saw what the second had changed, not even the first, which began when it had been acknowledged", transaction, lost);
        }
        else if (missed.Length > 0 && IsConsistent(sightings))
        {
            found.Add(ViolationKind.StaleRead, "the first did not see what the second had changed, whose commit had been acknowledged when it began", transaction, missed[0]);
        }
        else
        {
            string text = transaction.Snapshot is { } snapshot
                ? $"saw {contradiction.Timeline.Item} otherwise than in version {snapshot}, which it was told to see"
                : $"saw {contradiction.Timeline.Item} otherwise than in any version that has all else that it saw";
            found.Add(contradiction.IsListing ? ViolationKind.Phantom : ViolationKind.ReadSkew, text, transaction);
        }
    }

    private static bool IsConsistent(IEnumerable<Sighting> sightings)
    {
        VersionSet versions = new(0, ulong.MaxValue);
        foreach (Sighting sighting in sightings)
        {
            versions.Keep(sighting);
        }

        return !versions.IsEmpty;
    }

    private HistoryTransaction? Missed(Sighting sighting, ulong floor)
    {
        Timeline timeline = sighting.Timeline;
        int last = timeline.Count - 1;
        while (last >= 0 && !sighting.Fits(timeline[last]))
        {
            last--;
        }

        return last >= 0 && timeline.LastVersionOf(last) < floor ? history.Transactions[timeline[last + 1].Writer] : null;
    }

    private bool IsLost(HistoryTransaction transaction)
    {
        ulong[] stored = [.. Changes.Of(transaction).Where(static change => change.Key.Root is null && change.Value.IsPresent).Select(static change => change.Key.Id)];
        return stored.Length > 0 && !Array.Exists(stored, id => _everSeen.Value.Contains((id, transaction.Version)));
    }

    private static HashSet<(ulong Id, ulong Version)> EverSeen(CommittedHistory history) =>
    [
        .. history.Transactions.SelectMany(static transaction => transaction.Operations).SelectMany(static operation => operation switch
        {
            ObjectRead read => [(read.Id, read.Version ?? 0)],
            ObjectListing listing => listing.Seen.Select(static entry => (entry.Id, entry.Version)),
            _ => Enumerable.Empty<(ulong, ulong)>(),
        }),
    ];
}
