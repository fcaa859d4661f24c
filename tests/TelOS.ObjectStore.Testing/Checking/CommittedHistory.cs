using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>What was committed, in the order of versions: the states that each object and each root had, and who wrote them.</summary>
internal sealed class CommittedHistory
{
    private readonly Dictionary<Item, Timeline> _timelines = [];
    private readonly Dictionary<ulong, TaggedWrite> _tags = [];
    private readonly ulong[] _ids;
    private readonly Timeline[] _objects;

    /// <param name="transactions">All transactions.</param>
    /// <param name="found">Where violations go.</param>
    public CommittedHistory(IReadOnlyList<HistoryTransaction> transactions, Findings found)
    {
        Transactions = transactions;
        for (int i = 0; i < transactions.Count; i++)
        {
            AddTags(i);
        }

        int? before = null;
        foreach (int writer in Enumerable.Range(0, transactions.Count).Where(i => transactions[i].IsCommittedWriter).OrderBy(i => transactions[i].Version))
        {
            if (before is { } other && transactions[other].Version == transactions[writer].Version)
            {
                found.Add(ViolationKind.VersionUsedTwice, $"were both committed as version {transactions[writer].Version}", transactions[writer], transactions[other]);
                continue;
            }

            before = writer;
            foreach ((Item item, ItemState state) in Changes.Of(transactions[writer]))
            {
                if (!_timelines.TryGetValue(item, out Timeline? timeline))
                {
                    _timelines.Add(item, timeline = new(item));
                }

                timeline.Add(state with { Version = transactions[writer].Version, Writer = writer });
            }
        }

        _objects = [.. _timelines.Values.Where(static timeline => timeline.Item.Root is null).OrderBy(static timeline => timeline.Item.Id)];
        _ids = [.. _objects.Select(static timeline => timeline.Item.Id)];
        Roots = [.. _timelines.Values.Where(static timeline => timeline.Item.Root is not null)];
    }

    /// <summary>All transactions, also those that were not committed.</summary>
    public IReadOnlyList<HistoryTransaction> Transactions { get; }

    /// <summary>The roots that were ever bound or unbound.</summary>
    public IReadOnlyList<Timeline> Roots { get; }

    /// <summary>All objects and roots that were ever changed.</summary>
    public IEnumerable<Timeline> Timelines => _timelines.Values;

    /// <summary>The states of an item; null when nobody ever changed it.</summary>
    public Timeline? Find(Item item) => _timelines.GetValueOrDefault(item);

    /// <summary>Who stored a content, committed or not; null when nobody did.</summary>
    public TaggedWrite? WriterOf(ulong tag) => _tags.TryGetValue(tag, out TaggedWrite write) ? write : null;

    /// <summary>The objects within bounds that were ever changed.</summary>
    public ReadOnlySpan<Timeline> Within(ulong after, ulong through) => _objects.AsSpan()[FirstAbove(after)..FirstAbove(through)];

    private int FirstAbove(ulong id)
    {
        int found = Array.BinarySearch(_ids, id);
        return found < 0 ? ~found : found + 1;
    }

    private void AddTags(int writer)
    {
        Dictionary<ulong, ulong> last = [];
        foreach (ObjectWrite write in Transactions[writer].Operations.OfType<ObjectWrite>())
        {
            if (last.TryGetValue(write.Id, out ulong earlier))
            {
                _tags[earlier] = _tags[earlier] with { IsLast = false };
            }

            last[write.Id] = write.Tag;
            if (!_tags.TryAdd(write.Tag, new(writer, write.Id, IsLast: true)))
            {
                throw new ArgumentException($"The tag {write.Tag} was stored twice.");
            }
        }

        foreach (ObjectDelete delete in Transactions[writer].Operations.OfType<ObjectDelete>())
        {
            // Seen or not: what was stored before a deletion, and not again after it, no other transaction may see.
            if (last.TryGetValue(delete.Id, out ulong deleted) && !Changes.Of(Transactions[writer])[new(delete.Id)].IsPresent)
            {
                _tags[deleted] = _tags[deleted] with { IsLast = false };
            }
        }
    }
}
