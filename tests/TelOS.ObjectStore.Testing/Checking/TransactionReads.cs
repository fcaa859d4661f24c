using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>
/// What one transaction saw of others. What contradicts itself or was never committed is a violation; the rest are sightings, those first that name
/// their version.
/// </summary>
/// <param name="history">What was committed.</param>
/// <param name="index">The transaction.</param>
/// <param name="floor">The newest version acknowledged before it began: what was gone by then need not be looked for.</param>
/// <param name="found">Where violations go.</param>
internal sealed class TransactionReads(CommittedHistory history, int index, ulong floor, Findings found)
{
    private readonly HistoryTransaction _transaction = history.Transactions[index];
    private readonly Changes _own = [];
    private readonly Dictionary<Item, (ulong Version, ulong Value)> _seen = [];
    private readonly List<Sighting> _exact = [];
    private readonly List<Sighting> _others = [];

    /// <summary>Collects the sightings.</summary>
    public IReadOnlyList<Sighting> Collect()
    {
        foreach (HistoryOperation operation in _transaction.Operations)
        {
            switch (operation)
            {
                case ObjectRead read:
                    See(read);
                    break;
                case ObjectListing listing:
                    See(listing);
                    break;
                case RootRead root:
                    See(root, isListing: false);
                    break;
                case RootListing listing:
                    See(listing);
                    break;
                default:
                    _own.Apply(operation);
                    break;
            }
        }

        return [.. _exact, .. _others];
    }

    private void See(ObjectRead read)
    {
        Item item = new(read.Id);
        if (_own.TryGetValue(item, out ItemState own))
        {
            CheckOwn(item, own, read.Version is null ? 0 : read.Tag == 0 ? own.Value : read.Tag);
        }
        else if (!IsNew(item, read.Version ?? 0, read.Tag))
        {
            return;
        }
        else if (read.Version is { } version)
        {
            if (read.Tag == 0 || IsCommitted(item, read))
            {
                SeeVersion(item, version, isListing: false);
            }
        }
        else if (history.Find(item) is { } timeline)
        {
            _others.Add(new(timeline, IsListing: false, static state => !state.IsPresent));
        }
    }

    private void See(ObjectListing listing)
    {
        HashSet<ulong> listed = [];
        foreach (ListedObject entry in listing.Seen)
        {
            _ = listed.Add(entry.Id);
            Item item = new(entry.Id);
            if (_own.TryGetValue(item, out ItemState own))
            {
                CheckOwn(item, own, own.IsPresent ? own.Value : entry.Version);
            }
            else if (IsNew(item, entry.Version, 0))
            {
                SeeVersion(item, entry.Version, isListing: true);
            }
        }

        foreach ((Item item, ItemState own) in _own)
        {
            // Which version its own changes have for a filter is for the store to say.
            if (item.Root is null && item.Id > listing.After && item.Id <= listing.Through && listing.ChangedAfter == 0 &&
                own.Size >= listing.MinimumSize && !listed.Contains(item.Id))
            {
                CheckOwn(item, own, 0);
            }
        }

        bool Left(ItemState state) => !state.IsPresent || state.Size < listing.MinimumSize || state.Version <= listing.ChangedAfter;
        foreach (Timeline timeline in history.Within(listing.After, listing.Through))
        {
            if (!IsOutOfTime(timeline) && !listed.Contains(timeline.Item.Id) && !_own.ContainsKey(timeline.Item))
            {
                _others.Add(new Sighting(timeline, IsListing: true, Left));
            }
        }
    }

    // Gone before it began, or there only after it had ended: it could not have been listed.
    private bool IsOutOfTime(Timeline timeline) =>
        timeline.IsGoneBy(floor) || history.Transactions[timeline[1].Writer].Begin > _transaction.End;

    private void See(RootRead root, bool isListing)
    {
        Item item = new(0, root.Name);
        if (_own.TryGetValue(item, out ItemState own))
        {
            CheckOwn(item, own, root.Id);
        }
        else if (!IsNew(item, 0, root.Id))
        {
            return;
        }
        else if (history.Find(item) is { } timeline)
        {
            if (timeline.Had(root.Id))
            {
                _others.Add(new(timeline, isListing, state => state.Value == root.Id));
                return;
            }

            Report(ViolationKind.DirtyRead, $"saw {item} bound to object {root.Id}, which nobody who was committed did");
        }
        else if (root.Id != 0)
        {
            Report(ViolationKind.DirtyRead, $"saw {item}, which nobody who was committed bound");
        }
    }

    private void See(RootListing listing)
    {
        Dictionary<string, ulong> listed = listing.Seen.ToDictionary(static root => root.Name, static root => root.Id);
        foreach (string name in history.Roots.Select(static root => root.Item.Root!).Union(listed.Keys).Union(_own.Keys.Select(static item => item.Root).OfType<string>()))
        {
            See(new RootRead(name, listed.GetValueOrDefault(name)), isListing: true);
        }
    }

    private void CheckOwn(Item item, ItemState own, ulong value)
    {
        if (own.Value != value)
        {
            Report(ViolationKind.UnrepeatableRead, $"did not see {item} as it had changed it itself");
        }
    }

    // Who lists an object sees its version only, and may see its content, too.
    private bool IsNew(Item item, ulong version, ulong value)
    {
        if (!_seen.TryGetValue(item, out (ulong Version, ulong Value) before))
        {
            _seen.Add(item, (version, value));
            return true;
        }

        bool isSame = before.Version == version && (before.Value == value || (item.Root is null && (before.Value == 0 || value == 0)));
        if (!isSame)
        {
            Report(ViolationKind.UnrepeatableRead, item.Root is null
                ? $"saw {item} in version {before.Version}, and later in version {version} (0: absent)"
                : $"saw {item} bound to object {before.Value}, and later to {value} (0: unbound)");
        }
        else if (before.Value == 0)
        {
            _seen[item] = (version, value);
        }

        return isSame && before.Value == 0 && value != 0;
    }

    private bool IsCommitted(Item item, ObjectRead read)
    {
        if (history.WriterOf(read.Tag) is not { } write || write.Id != item.Id || write.Writer == index)
        {
            Report(ViolationKind.DirtyRead, $"saw {item} with a content that nobody had stored in it (tag {read.Tag})");
            return false;
        }

        HistoryTransaction writer = history.Transactions[write.Writer];
        string? problem = writer.Outcome switch
        {
            HistoryOutcome.Conflict => "whose commit was refused",
            HistoryOutcome.RolledBack => "which was rolled back",
            _ when !write.IsLast => "which changed it again before its commit",
            _ when writer.Version != read.Version => $"but as one of version {read.Version}, although that was committed as version {writer.Version}",
            _ => null,
        };
        if (problem is not null)
        {
            found.Add(ViolationKind.DirtyRead, $"the first saw {item} with what the second had stored, {problem}", _transaction, writer);
        }

        return problem is null;
    }

    private void SeeVersion(Item item, ulong version, bool isListing)
    {
        if (history.Find(item) is { } timeline && timeline[timeline.IndexAt(version)] is { IsPresent: true } state && state.Version == version)
        {
            _exact.Add(new(timeline, isListing, state => state.Version == version));
        }
        else
        {
            Report(ViolationKind.DirtyRead, $"saw {item} as written by version {version}, but nobody who was committed as that version stored it");
        }
    }

    private void Report(ViolationKind kind, string text) => found.Add(kind, text, _transaction);
}
