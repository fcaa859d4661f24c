using System.Collections.Immutable;

namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>A transaction of the database that carries several commits, so that they share its sync. The writer's thread only.</summary>
/// <param name="store">The store's state that all threads share.</param>
/// <param name="database">The database.</param>
internal sealed class WriteBatch(SharedState store, DatabaseWriter database)
{
    private readonly Dictionary<ulong, StoredObject?> _objects = [];
    private readonly List<CommittedChanges> _commits = [];
    private ImmutableSortedDictionary<string, ulong> _roots = store.Roots;
    private StoreState _state = store.State;
    private IdentityRange[]? _ranges;

    /// <summary>Whether it changed something.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>What its commits changed.</summary>
    public IReadOnlyList<CommittedChanges> Commits => _commits;

    /// <summary>The objects that it changed, as they are after it.</summary>
    public IReadOnlyDictionary<ulong, StoredObject?> Objects => _objects;

    /// <summary>The roots after it.</summary>
    public ImmutableSortedDictionary<string, ulong> Roots => _roots;

    /// <summary>What is true of the store after it.</summary>
    public StoreState State => _state;

    /// <summary>Whether a transaction saw or changes what others changed after its snapshot, in this batch or before it.</summary>
    public bool ConflictsWith(TransactionState transaction) =>
        store.Changes.ConflictsWith(transaction) || _commits.Exists(transaction.ConflictsWith);

    /// <summary>The version of the next commit.</summary>
    public ulong NextVersion() => _state.Version + 1;

    /// <summary>Stores or deletes an object.</summary>
    /// <returns>False when there is nothing to delete.</returns>
    public bool Change(ulong id, byte[]? content, ulong version)
    {
        bool isOwn = _objects.TryGetValue(id, out StoredObject? old);
        if (!isOwn)
        {
            old = store.Cache.Find(id) ?? database.Read(id);
            if (old is not null)
            {
                // Before its successor is in the database: who finds that one there finds this one.
                store.Supersede(id, old, version);
            }
        }

        if (content is null && old is null)
        {
            return false;
        }

        if (content is null)
        {
            database.Delete(id);
            _objects[id] = null;
        }
        else
        {
            database.Store(id, version, content);
            _objects[id] = new StoredObject(version, content);
        }

        _state = _state with
        {
            Objects = _state.Objects + (content is null ? 0 : 1) - (old is null ? 0 : 1),
            Bytes = _state.Bytes + (content?.Length ?? 0) - (old?.Content.Length ?? 0),
        };
        return true;
    }

    /// <summary>Binds a root, or, to null, unbinds it.</summary>
    public void Bind(string name, ulong? id, ulong version)
    {
        database.Bind(name, id, version);
        _roots = id is { } value ? _roots.SetItem(name, value) : _roots.Remove(name);
    }

    /// <summary>Ends a commit.</summary>
    public void Add(CommittedChanges changes)
    {
        HasChanges = true;
        _commits.Add(changes);
        _state = _state with { Version = changes.Version };
    }

    /// <summary>Reserves identities.</summary>
    /// <param name="count">How many at least.</param>
    /// <param name="subtree">For whom.</param>
    /// <returns>They, or null when there are none.</returns>
    public IdentityRange? Reserve(uint count, string subtree)
    {
        IdentityRange[] ranges = _ranges ?? store.Identities.Ranges;
        if (IdentityRanges.Next(ranges, count, subtree) is not { } next)
        {
            return null;
        }

        HasChanges = true;
        _ranges = IdentityRanges.Add(ranges, next, out IdentityRange row);
        database.Reserve(row);
        return next;
    }

    /// <summary>Gives free pages of the database back.</summary>
    /// <param name="pages">How many at most.</param>
    public void GiveBack(int pages)
    {
        HasChanges = true;
        database.Connection.Run($"PRAGMA incremental_vacuum({pages})");
    }
}
