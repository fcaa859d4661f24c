using TelOS.ObjectStore.Testing.Recording;
using TelOS.ObjectStore.Testing.Workload;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>A transaction of a simple store.</summary>
/// <param name="store">The store.</param>
/// <param name="snapshot">The version that it sees.</param>
internal sealed class SimpleTransaction(SimpleStore store, int snapshot) : IClientTransaction
{
    private readonly Dictionary<ulong, byte[]?> _objects = [];
    private readonly Dictionary<string, ulong> _roots = [];
    private readonly HashSet<ulong> _reads = [];
    private readonly HashSet<string> _rootReads = [];
    private readonly List<(ulong After, ulong Through)> _listings = [];
    private bool _listsRoots;

    // As the real one over its contract, it does not tell.
    public ulong? Snapshot => null;

    private SimpleVersion Seen => store[store.Defect == Defect.ReadsNewest ? store.Newest : snapshot];

    public async ValueTask<(ulong? Version, ReadOnlyMemory<byte> Content)> ReadAsync(ulong id)
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        _ = _reads.Add(id);
        if (_objects.TryGetValue(id, out byte[]? own))
        {
            return own is null ? (null, default) : ((ulong)snapshot, own);
        }

        if (store.Defect == Defect.VisibleBeforeCommit && store.Uncommitted.TryGetValue(id, out byte[]? other))
        {
            return ((ulong)store.Newest + 1, other);
        }

        return Seen.Objects.TryGetValue(id, out (ulong Version, byte[] Content) found) ? (found.Version, found.Content) : (null, default);
    }

    public async ValueTask<ulong?> FindVersionAsync(ulong id) => (await ReadAsync(id).ConfigureAwait(false)).Version;

    public async ValueTask StoreAsync(ulong id, ReadOnlyMemory<byte> content)
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        _objects[id] = store.Uncommitted[id] = content.ToArray();
    }

    public async ValueTask DeleteAsync(ulong id)
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        _objects[id] = null;
    }

    public async ValueTask<(IReadOnlyList<ListedObject> Seen, bool More)> ListAsync(ulong after, int limit, ulong minimumSize, ulong changedAfter)
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        ListedObject[] all =
        [
            .. Seen.With((ulong)snapshot, _objects, _roots).Objects
                .Where(entry => entry.Key > after && (ulong)entry.Value.Content.Length >= minimumSize && (changedAfter == 0 || entry.Value.Version > changedAfter))
                .Select(static entry => new ListedObject(entry.Key, entry.Value.Version)),
        ];
        bool more = all.Length > limit;
        _listings.Add((after, more ? all[limit - 1].Id : ulong.MaxValue));
        return (all[..Math.Min(limit, all.Length)], more);
    }

    public async ValueTask<ulong> FindRootAsync(string name)
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        _ = _rootReads.Add(name);
        return _roots.TryGetValue(name, out ulong own) ? own : Seen.Roots.GetValueOrDefault(name);
    }

    public async ValueTask BindRootAsync(string name, ulong id)
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        _roots[name] = id;
    }

    public async ValueTask<IReadOnlyList<RootRead>> ListRootsAsync()
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        _listsRoots = true;
        return [.. Seen.With(0, _objects, _roots).Roots.Select(static root => new RootRead(root.Key, root.Value))];
    }

    public async ValueTask<ulong> CommitAsync()
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        Forget();
        if (_objects.Count + _roots.Count == 0)
        {
            return (ulong)snapshot;
        }

        if (store.Defect != Defect.NoValidation && (ChangesChanged() || (store.Defect != Defect.NoReadValidation && (ReadsChanged() || ListingsChanged()))))
        {
            throw new TransactionConflictException();
        }

        ulong version = store.Apply(_objects, _roots);

        // The answer takes a while.
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        return version;
    }

    public async ValueTask RollBackAsync()
    {
        await store.Turnstile.WaitAsync().ConfigureAwait(false);
        Forget();
    }

    private bool ChangesChanged() => store.IsObjectChanged(snapshot, _objects.ContainsKey) || store.IsRootChanged(snapshot, _roots.ContainsKey);

    private bool ReadsChanged() => store.IsObjectChanged(snapshot, _reads.Contains) || store.IsRootChanged(snapshot, _rootReads.Contains);

    private bool ListingsChanged() =>
        store.Defect != Defect.NoListingValidation
        && (store.IsObjectChanged(snapshot, id => _listings.Exists(listing => id > listing.After && id <= listing.Through))
            || (_listsRoots && store.IsRootChanged(snapshot, static _ => true)));

    private void Forget()
    {
        foreach (ulong id in _objects.Keys)
        {
            _ = store.Uncommitted.Remove(id);
        }
    }
}
