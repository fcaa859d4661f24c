using System.Collections.Immutable;
using TelOS.ObjectStore;

namespace Samples.ObjectStore.Store;

/// <summary>The store itself. It is used by one thread, the entrypoint's, so it has no locks.</summary>
internal sealed class MemoryStore(MemoryDevice device)
{
    // Changes further back than this are forgotten, which clients learn as `tooOld`.
    private const int RememberedCommits = 64;

    private readonly List<Commit> _commits = [];
    private ulong _nextId = 1;

    /// <summary>Something was committed.</summary>
    public event Action? Committed;

    public Snapshot Current { get; private set; } = Snapshot.Empty;

    public MemoryDevice Device { get; } = device;

    public ulong Commits { get; private set; }

    public ulong Conflicts { get; private set; }

    /// <summary>The oldest version from which changes are known.</summary>
    public ulong OldestVersion => _commits.Count == 0 ? Current.Version : _commits[0].Version - 1;

    /// <summary>Reserves identities.</summary>
    public ulong AllocateIds(uint count)
    {
        ulong first = _nextId;
        _nextId += count;
        return first;
    }

    public bool IsAllocated(ulong id) => id != 0 && id < _nextId;

    /// <summary>Makes a transaction's changes the newest version.</summary>
    /// <returns>The number of changed objects, or why there are none.</returns>
    public TelOS.Runtime.Result<CommitInfo, StoreError> Apply(Transaction transaction)
    {
        if (!transaction.HasChanges)
        {
            return new CommitInfo { Version = Current.Version };
        }
        if (_commits.Any(transaction.ConflictsWith) || transaction.Snapshot.Version < OldestVersion)
        {
            Conflicts++;
            return StoreError.Conflict;
        }
        Snapshot next = Next(transaction);
        if (next.Size > Device.Size)
        {
            return StoreError.StorageFull;
        }
        if (!Device.TryWrite())
        {
            return StoreError.StorageFailed;
        }
        Current = next;
        Commits++;
        _commits.Add(new Commit(next.Version, transaction.Objects.Keys.ToHashSet(), transaction.Roots.Keys.ToHashSet(StringComparer.Ordinal)));
        if (_commits.Count > RememberedCommits)
        {
            _commits.RemoveAt(0);
        }
        Committed?.Invoke();
        return new CommitInfo { Version = next.Version, ChangedObjects = (uint)transaction.Objects.Count };
    }

    /// <summary>The commits after a version, or null when they are no longer known.</summary>
    public IReadOnlyList<Commit>? CommitsAfter(ulong version) =>
        version < OldestVersion ? null : [.. _commits.Where(c => c.Version > version)];

    /// <summary>Turns one bit of an object over, as a bad disk does.</summary>
    public void Damage(ulong id)
    {
        StoredObject stored = Current.Objects[id];
        byte[] content = [.. stored.Content];
        content[0] ^= 1;
        Current = Current with { Objects = Current.Objects.SetItem(id, stored with { Content = content }) };
    }

    private Snapshot Next(Transaction transaction)
    {
        ulong version = Current.Version + 1;
        ImmutableSortedDictionary<ulong, StoredObject> objects = Current.Objects;
        foreach ((ulong id, byte[]? content) in transaction.Objects)
        {
            objects = content is null ? objects.Remove(id) : objects.SetItem(id, StoredObject.Write(version, content));
        }
        ImmutableSortedDictionary<string, ulong> roots = Current.Roots;
        foreach ((string name, ulong? id) in transaction.Roots)
        {
            roots = id is { } bound ? roots.SetItem(name, bound) : roots.Remove(name);
        }
        return new Snapshot(version, objects, roots);
    }
}
