using System.Collections.Immutable;

namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>What the writer publishes and transactions see. Its lock is held for moments only, never while the device works.</summary>
internal sealed class SharedState
{
    private readonly Lock _lock = new();
    private readonly SupersededObjects _superseded = new();
    private readonly Snapshots _snapshots = new();
    private readonly long _snapshotBytes;

    /// <param name="state">What is true of the store.</param>
    /// <param name="roots">Its roots.</param>
    /// <param name="ranges">Its reserved identities.</param>
    /// <param name="options">How it is used.</param>
    public SharedState(StoreState state, IEnumerable<KeyValuePair<string, ulong>> roots, IEnumerable<IdentityRange> ranges, StoreOptions options)
    {
        State = state;
        Roots = roots.ToImmutableSortedDictionary(StringComparer.Ordinal);
        Identities = new Identities(ranges);
        Changes = new ChangeLog(state.Version, options.RememberedChanges);
        Cache = new ObjectCache(options.CacheBytes);
        _snapshotBytes = options.SnapshotBytes;
    }

    /// <summary>What is true of the store as a whole.</summary>
    public StoreState State
    {
        get
        {
            lock (_lock)
            {
                return field;
            }
        }

        private set;
    }

    /// <summary>The newest roots, by their whole names.</summary>
    public ImmutableSortedDictionary<string, ulong> Roots { get; private set; }

    /// <summary>Who was given which identities.</summary>
    public Identities Identities { get; }

    /// <summary>The last commits.</summary>
    public ChangeLog Changes { get; }

    /// <summary>Objects in their newest versions.</summary>
    public ObjectCache Cache { get; }

    /// <summary>Transactions that are open.</summary>
    public int OpenSnapshots
    {
        get
        {
            lock (_lock)
            {
                return _snapshots.Count;
            }
        }
    }

    /// <summary>Opens a snapshot of the newest version. What it gives is the transaction's before the writer can see it.</summary>
    /// <param name="transaction">Who sees it.</param>
    /// <param name="subtree">What that is confined to.</param>
    /// <param name="state">Its state.</param>
    /// <param name="number">The snapshot's number.</param>
    public void Open(StoreTransaction transaction, string subtree, out TransactionState state, out long number)
    {
        lock (_lock)
        {
            state = new TransactionState(State.Version, Roots, subtree);
            number = _snapshots.Add(State.Version, transaction);
        }
    }

    /// <summary>Closes a snapshot; nothing when it is closed already.</summary>
    public void Close(ulong version, long number)
    {
        lock (_lock)
        {
            _snapshots.Remove(version, number);
            Forget();
        }
    }

    /// <summary>Bytes that a snapshot keeps, alone or with others: each answers for all of it, so that none hides behind another one.</summary>
    public long PinnedBy(ulong version)
    {
        lock (_lock)
        {
            return _superseded.BytesAfter(version);
        }
    }

    /// <summary>Finds a version that the database no longer has.</summary>
    public StoredObject? FindSuperseded(ulong id, ulong snapshot) => _superseded.Find(id, snapshot);

    /// <summary>Objects of which there are such versions, within bounds.</summary>
    public IEnumerable<ulong> SupersededWithin(ulong after, ulong last) => _superseded.Within(after, last);

    /// <summary>Keeps a version that the database is about to lose.</summary>
    public void Supersede(ulong id, StoredObject old, ulong end)
    {
        lock (_lock)
        {
            _superseded.Add(id, old, end);
        }
    }

    /// <summary>Takes back what was kept for versions that did not come to be.</summary>
    public void TakeBack()
    {
        lock (_lock)
        {
            _superseded.TakeBack(State.Version + 1);
        }
    }

    /// <summary>Shows what is durable.</summary>
    /// <param name="batch">What was committed.</param>
    public void Publish(WriteBatch batch)
    {
        // Before the version is shown: who sees it finds no older object here.
        Cache.Apply(batch.Objects);
        lock (_lock)
        {
            foreach (CommittedChanges commit in batch.Commits)
            {
                Changes.Add(commit);
            }

            Roots = batch.Roots;
            State = batch.State;
            Forget();
            while (_snapshots.OldestTransaction is { } oldest && _superseded.BytesAfter(oldest.Snapshot) > oldest.SnapshotBudget)
            {
                // First said, then forgotten: who reads meanwhile looks whether it was said.
                oldest.Expire();
                Forget();
            }
        }
    }

    /// <summary>Bytes that a snapshot may keep when nobody says otherwise.</summary>
    public long DefaultBudget => _snapshotBytes;

    /// <summary>Removes a snapshot under the lock that <see cref="Publish"/> holds.</summary>
    internal void RemoveExpired(ulong version, long number) => _snapshots.Remove(version, number);

    private void Forget() => _superseded.Forget(_snapshots.Oldest ?? State.Version);
}
