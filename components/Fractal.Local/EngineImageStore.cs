using System.Collections.Concurrent;
using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.Runtime;
using EngineObject = TelOS.ObjectStore.Engine.StoredObject;

namespace TelOS.Fractal.Local;

/// <summary>The store in this process: what <see cref="SessionImageStore"/> is to a session, this is to an engine.</summary>
/// <param name="store">The engine, which stays the caller's.</param>
/// <param name="subtree">What this is confined to; empty sees all.</param>
public sealed class EngineImageStore(Store store, string subtree = "") : IImageStore
{
    private const int MaxAnswerBytes = 1 << 20;

    private readonly ConcurrentDictionary<ulong, StoreTransaction> _open = new();
    private readonly Lock _listeners = new();
    private ulong _last;
    private Action? _committed;
    private int _untold;

    /// <inheritdoc/>
    public event Action Committed
    {
        add
        {
            lock (_listeners)
            {
                if (_committed is null)
                {
                    store.Committed += Tell;
                }
                _committed += value;
            }
        }
        remove
        {
            lock (_listeners)
            {
                _committed -= value;
                if (_committed is null)
                {
                    store.Committed -= Tell;
                }
            }
        }
    }

    /// <inheritdoc/>
    public StoreStatus Status() => new()
    {
        Version = store.Version,
        OldestVersion = store.OldestVersion,
        Health = store.Health,
        OpenTransactions = (uint)_open.Count,
    };

    /// <inheritdoc/>
    public Result<TransactionId, StoreError> Begin(Access access) => Answer(() =>
    {
        TransactionId id = new() { Value = Interlocked.Increment(ref _last) };
        _open[id.Value] = store.Begin(access, subtree);
        return id;
    });

    /// <inheritdoc/>
    public ValueTask<Result<TransactionId, StoreError>> BeginAsync(Access access, CancellationToken cancellationToken) => new(Begin(access));

    /// <inheritdoc/>
    public Result<CommitInfo, StoreError> Commit(TransactionId transaction) => CommitAsync(transaction).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask<Result<CommitInfo, StoreError>> CommitAsync(TransactionId transaction)
    {
        if (!_open.TryRemove(transaction.Value, out StoreTransaction? open))
        {
            return StoreError.NoTransaction;
        }
        using (open)
        {
            try
            {
                return await open.CommitAsync().ConfigureAwait(false);
            }
            catch (StoreException refused)
            {
                return refused.Error;
            }
        }
    }

    /// <inheritdoc/>
    public Result<Ok, StoreError> Rollback(TransactionId transaction)
    {
        if (!_open.TryRemove(transaction.Value, out StoreTransaction? open))
        {
            return StoreError.NoTransaction;
        }
        open.Dispose();
        return default(Ok);
    }

    /// <inheritdoc/>
    public Result<ObjectContent, StoreError> Retrieve(TransactionId transaction, ObjectId id) => In(transaction, open => Content(id, open.Read(id)));

    /// <inheritdoc/>
    public Result<ObjectBatch, StoreError> Retrieve(TransactionId transaction, ObjectIdList ids) => In(transaction, open =>
    {
        ObjectBatch batch = new();
        long bytes = 0;
        foreach (ObjectId id in ids.Ids)
        {
            bool isThere = open.TryRead(id, out EngineObject? found);
            bytes += isThere ? found!.Content.Length : 0;
            if (bytes > MaxAnswerBytes && batch.Objects.Count > 0)
            {
                break;
            }
            batch.Objects.Add(isThere ? Content(id, found!) : new ObjectContent { Id = id });
        }
        return batch;
    });

    /// <inheritdoc/>
    public ValueTask<Result<ObjectBatch, StoreError>> RetrieveAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken) =>
        new(Retrieve(transaction, ids));

    /// <inheritdoc/>
    public Result<ulong, StoreError> Store(TransactionId transaction, ObjectBatch batch) => In(transaction, open =>
    {
        open.Change(batch);
        return (ulong)batch.Objects.Count;
    });

    /// <inheritdoc/>
    public ValueTask<Result<ulong, StoreError>> StoreAsync(TransactionId transaction, ObjectBatch batch, CancellationToken cancellationToken) =>
        new(Store(transaction, batch));

    /// <inheritdoc/>
    public Result<Ok, StoreError> RelyOn(TransactionId transaction, ObjectIdList ids) => Do(transaction, open => ids.Ids.ForEach(open.RelyOn));

    /// <inheritdoc/>
    public ValueTask<Result<Ok, StoreError>> RelyOnAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken) =>
        new(RelyOn(transaction, ids));

    /// <inheritdoc/>
    public Result<IdRange, StoreError> AllocateIds(uint count) => Answer(() => store.AllocateIds(count, subtree));

    /// <inheritdoc/>
    public Result<ObjectPage, StoreError> List(TransactionId transaction, ObjectQuery query) => In(transaction, open => open.List(query));

    /// <inheritdoc/>
    public Result<ObjectId, StoreError> FindRoot(TransactionId transaction, string name) => In(transaction, open => open.FindRoot(name));

    /// <inheritdoc/>
    public ValueTask<Result<ObjectId, StoreError>> FindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken) =>
        new(FindRoot(transaction, name));

    /// <inheritdoc/>
    public Result<Ok, StoreError> BindRoot(TransactionId transaction, string name, ObjectId id) => Do(transaction, open => open.BindRoot(name, id));

    /// <inheritdoc/>
    public ValueTask<Result<Ok, StoreError>> BindRootAsync(TransactionId transaction, string name, ObjectId id, CancellationToken cancellationToken) =>
        new(BindRoot(transaction, name, id));

    /// <inheritdoc/>
    public Result<Ok, StoreError> UnbindRoot(TransactionId transaction, string name) => Do(transaction, open => open.UnbindRoot(name));

    /// <inheritdoc/>
    public ValueTask<Result<Ok, StoreError>> UnbindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken) =>
        new(UnbindRoot(transaction, name));

    /// <inheritdoc/>
    public Result<RootList, StoreError> ListRoots(TransactionId transaction) => In(transaction, static open => open.ListRoots());

    /// <inheritdoc/>
    public Result<ChangeSet, StoreError> ChangesSince(ulong version) => Answer(() => store.ChangesSince(version, subtree));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_listeners)
        {
            _committed = null;
            store.Committed -= Tell;
        }
        foreach (ulong id in _open.Keys)
        {
            _ = Rollback(new TransactionId { Value = id });
        }
    }

    private static ObjectContent Content(ObjectId id, EngineObject found) =>
        new() { Id = id, Content = found.Content.ToArray(), Version = found.Version };

    private static Result<T, StoreError> Answer<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (StoreException refused)
        {
            return refused.Error;
        }
    }

    private Result<T, StoreError> In<T>(TransactionId transaction, Func<StoreTransaction, T> action) =>
        _open.TryGetValue(transaction.Value, out StoreTransaction? open) ? Answer(() => action(open)) : StoreError.NoTransaction;

    private Result<Ok, StoreError> Do(TransactionId transaction, Action<StoreTransaction> action) => In(transaction, open =>
    {
        action(open);
        return default(Ok);
    });

    // The writer's thread is not held: several commits may be told as one, and one at a time.
    private void Tell(ulong version)
    {
        if (Interlocked.Increment(ref _untold) == 1)
        {
            ThreadPool.QueueUserWorkItem(static self => self.TellAll(), this, preferLocal: false);
        }
    }

    private void TellAll()
    {
        int told;
        do
        {
            told = Volatile.Read(ref _untold);
            _committed?.Invoke();
        }
        while (Interlocked.Add(ref _untold, -told) != 0);
    }
}
