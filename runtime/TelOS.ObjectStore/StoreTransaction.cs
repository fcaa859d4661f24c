namespace TelOS.ObjectStore.Engine;

/// <summary>
/// A transaction: a snapshot of the store, and changes that become visible to others by the commit, all or none. One caller at a time; disposing it
/// rolls it back unless it was committed.
/// </summary>
public sealed partial class StoreTransaction : IDisposable
{
    private readonly SharedState _store;
    private readonly ReaderPool _readers;
    private readonly Writer _writer;
    private readonly Counters _counters;
    private readonly TransactionState _state;
    private readonly long _number;
    private readonly Access _access;
    private volatile bool _isExpired;
    private bool _isOver;

    internal StoreTransaction(SharedState store, ReaderPool readers, Writer writer, Counters counters, Access access, string subtree)
    {
        _store = store;
        _readers = readers;
        _writer = writer;
        _counters = counters;
        _access = access;
        SnapshotBudget = store.DefaultBudget;
        store.Open(this, subtree, out _state, out _number);
    }

    /// <summary>The version that it sees.</summary>
    public ulong Snapshot => _state.Snapshot;

    /// <summary>Bytes that the store holds for its changes and for what it has to remember of its reads.</summary>
    public long ChangeBytes => _state.ChangeBytes + _state.ReadBytes;

    /// <summary>Bytes of superseded versions that are kept because its snapshot, and maybe others, may see them. They grow while others commit.</summary>
    public long PinnedBytes => _isOver ? 0 : _store.PinnedBy(Snapshot);

    /// <summary>Bytes that <see cref="PinnedBytes"/> may reach. Beyond it the transaction is over, which its next call learns as a conflict.</summary>
    public long SnapshotBudget { get; set; }

    /// <summary>Stores an object, new or not.</summary>
    /// <param name="id">Its identity, allocated by somebody whom this one sees.</param>
    /// <param name="content">All of it, up to <see cref="Store.MaxObjectBytes"/>.</param>
    /// <exception cref="StoreException">It only reads, is over, the identity is none, or the content is too large. Nothing was changed.</exception>
    public void Store(ObjectId id, ReadOnlySpan<byte> content)
    {
        CheckWrite();
        CheckIdentity(id);
        CheckSize(content.Length);
        _state.Change(id.Value, content.ToArray());
    }

    /// <summary>Deletes an object.</summary>
    /// <param name="id">Its identity.</param>
    /// <exception cref="StoreException">It only reads, is over, or there is no such object.</exception>
    public void Delete(ObjectId id)
    {
        CheckWrite();
        _ = Info(id);
        _state.Change(id.Value, null);
    }

    /// <summary>Says that what the transaction does depends on objects, as if they were read.</summary>
    /// <param name="id">An identity, also of an object that is not there.</param>
    /// <exception cref="StoreException">It is over.</exception>
    public void RelyOn(ObjectId id)
    {
        CheckOpen();
        Note(id.Value);
    }

    /// <summary>Binds a root's name to an object, also when it was bound to another.</summary>
    /// <param name="name">The name, within the subtree.</param>
    /// <param name="id">An object that exists in the transaction.</param>
    /// <exception cref="StoreException">It only reads, is over, the name is none, or there is no such object.</exception>
    public void BindRoot(string name, ObjectId id)
    {
        CheckWrite();
        string whole = RootNames.Whole(_state.Subtree, name);
        _ = Info(id);
        _state.Bind(whole, id.Value);
    }

    /// <summary>Takes a root's name away.</summary>
    /// <param name="name">The name, within the subtree.</param>
    /// <exception cref="StoreException">It only reads, is over, or there is no such root.</exception>
    public void UnbindRoot(string name)
    {
        CheckWrite();
        _ = FindRoot(name);
        _state.Bind(RootNames.Whole(_state.Subtree, name), null);
    }

    /// <summary>Finds an object by the name of a root.</summary>
    /// <param name="name">The name, within the subtree.</param>
    /// <exception cref="StoreException">It is over, the name is none, or there is no such root.</exception>
    public ObjectId FindRoot(string name)
    {
        CheckOpen();
        string whole = RootNames.Whole(_state.Subtree, name);
        if (_access == Access.Write)
        {
            _ = _state.RootReads.Add(whole);
        }

        ulong? id = _state.Roots.TryGetValue(whole, out ulong? own) ? own : _state.SnapshotRoots.TryGetValue(whole, out ulong bound) ? bound : null;
        return id is { } value ? new ObjectId { Value = value } : throw new StoreException(StoreError.NotFound, $"There is no root '{name}'.");
    }

    /// <summary>Lists the roots that it sees, by name.</summary>
    /// <exception cref="StoreException">It is over.</exception>
    public RootList ListRoots()
    {
        CheckOpen();
        _state.ReadsAllRoots |= _access == Access.Write;
        SortedDictionary<string, ulong> roots = new(StringComparer.Ordinal);
        foreach ((string name, ulong id) in _state.SnapshotRoots)
        {
            if (RootNames.Sees(_state.Subtree, name))
            {
                roots.Add(name, id);
            }
        }

        foreach ((string name, ulong? id) in _state.Roots)
        {
            if (id is { } value)
            {
                roots[name] = value;
            }
            else
            {
                _ = roots.Remove(name);
            }
        }

        return new RootList
        {
            Roots =
            [
                .. roots.Select(root => new Root { Name = RootNames.Relative(_state.Subtree, root.Key), Id = new ObjectId { Value = root.Value } }),
            ],
        };
    }

    /// <summary>Makes the changes visible and durable, all of them or none. The transaction is over.</summary>
    /// <param name="done">Called on the writer's thread, or on this one when there is nothing to do; it must not wait for the store.</param>
    /// <param name="failed">Called instead when nothing was changed; after <see cref="StoreError.StorageFailed"/> that may not be so.</param>
    public void Commit(Action<CommitInfo> done, Action<StoreError> failed)
    {
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(failed);
        if (_isOver)
        {
            failed(StoreError.NoTransaction);
            return;
        }

        bool wasExpired = _isExpired;
        Dispose();
        if (wasExpired)
        {
            failed(StoreError.Conflict);
        }
        else if (_state.HasChanges)
        {
            _writer.Enqueue(new CommitWrite(_state, done, failed));
        }
        else
        {
            done(new CommitInfo { Version = _store.State.Version });
        }
    }

    /// <summary>Makes the changes visible and durable, all of them or none. The transaction is over.</summary>
    /// <exception cref="StoreException">Nothing was changed; after <see cref="StoreError.StorageFailed"/> that may not be so.</exception>
    public Task<CommitInfo> CommitAsync()
    {
        TaskCompletionSource<CommitInfo> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Commit(result.SetResult, error => result.SetException(new StoreException(error)));
        return result.Task;
    }

    /// <summary>Rolls it back unless it is over.</summary>
    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _store.Close(Snapshot, _number);
        }
    }

    /// <summary>Ends it for what it keeps in memory; the store's lock is held.</summary>
    internal void Expire()
    {
        _isExpired = true;
        _store.RemoveExpired(Snapshot, _number);
    }

    private void Note(ulong id)
    {
        if (_access == Access.Write)
        {
            _ = _state.Reads.Add(id);
        }
    }

    private void CheckOpen()
    {
        if (_isOver)
        {
            throw new StoreException(StoreError.NoTransaction);
        }

        CheckNotExpired();
    }

    private void CheckNotExpired()
    {
        if (_isExpired)
        {
            throw new StoreException(StoreError.Conflict, "The transaction was open for too long: what others changed since takes more memory than it may keep.");
        }
    }

    private void CheckWrite()
    {
        CheckOpen();
        if (_access != Access.Write)
        {
            throw new StoreException(StoreError.ReadOnly, "The transaction only reads.");
        }
    }

    private void CheckIdentity(ObjectId id)
    {
        if (!_store.Identities.Sees(_state.Subtree, id.Value))
        {
            throw new StoreException(StoreError.InvalidArgument, $"The identity {id.Value} was not allocated here; allocate it first.");
        }
    }
}
