using Samples.ObjectStore.Store;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace Samples.ObjectStore;

/// <summary>Provokes every error of the contract, each the way a client meets it.</summary>
internal sealed class ErrorTour(Env env, ObjectId id, MemoryStore server)
{
    private readonly List<StoreError> _met = [];

    /// <summary>The errors met so far.</summary>
    public IReadOnlyList<StoreError> Met => _met;

    /// <summary>Runs the tour: what was expected, and what came.</summary>
    public IEnumerable<(StoreError Expected, StoreError Found)> Run()
    {
        using ObjectStoreConnection store = new(env, new ObjectStoreArguments { Writeable = true }, "tour");
        TransactionId open = store.BeginTransaction(Access.Write).Value;

        yield return Meet(StoreError.NoTransaction, store.RollbackTransaction(default));
        yield return Meet(StoreError.NotFound, store.FindRoot(open, "no such root"));
        yield return Meet(StoreError.InvalidArgument, store.StoreSmall(open, default, "nobody"u8));
        yield return Meet(StoreError.TooLarge, store.RetrieveSmall(open, id));
        yield return Meet(StoreError.ReadOnly, ReadOnly());
        yield return Meet(StoreError.TooManyTransactions, BeginTooMany());
        yield return Meet(StoreError.OutOfCaps, BeginWithoutCaps());
        yield return Meet(StoreError.OutOfRam, StoreWithoutRam());
        yield return Meet(StoreError.Conflict, Conflict(store, open));
        yield return Meet(StoreError.StorageFull, Fill(store));
        yield return Meet(StoreError.TooOld, AskTooFarBack(store));
        yield return Meet(StoreError.Damaged, ReadDamaged(store));
        yield return Meet(StoreError.StorageFailed, CommitToFailedDevice(store));
    }

    private (StoreError Expected, StoreError Found) Meet<T>(StoreError expected, Result<T, StoreError> result)
    {
        StoreError found = result.TryGetValue(out _, out StoreError error) ? default : error;
        _met.Add(found);
        return (expected, found);
    }

    private Result<TransactionId, StoreError> ReadOnly()
    {
        using ObjectStoreConnection reader = new(env, new ObjectStoreArguments(), "reader");
        return reader.BeginTransaction(Access.Write);
    }

    private Result<TransactionId, StoreError> BeginTooMany()
    {
        using ObjectStoreConnection store = new(env, new ObjectStoreArguments(), "greedy");
        Result<TransactionId, StoreError> result = store.BeginTransaction(Access.Read);
        for (uint i = 0; i < ObjectStoreConstants.MaxTransactions; i++)
        {
            result = store.BeginTransaction(Access.Read);
        }
        return result;
    }

    // A connection donates more and tries again; a bare client sees why.
    private Result<TransactionId, StoreError> BeginWithoutCaps()
    {
        using ObjectStoreConnection store = new(env, new ObjectStoreArguments(), "bare");
        using ObjectStoreClient bare = new(store.Capability.Duplicate());
        Result<TransactionId, StoreError> result;
        do
        {
            result = bare.BeginTransaction(Access.Read);
        }
        while (result.IsOk);
        return result;
    }

    private Result<ulong, StoreError> StoreWithoutRam()
    {
        using ObjectStoreConnection store = new(env, new ObjectStoreArguments { Writeable = true }, "bare");
        using ObjectStoreClient bare = new(store.Capability.Duplicate());
        TransactionId transaction = bare.BeginTransaction(Access.Write).Value;
        byte[] content = new byte[ObjectStoreConstants.MaxSmall];
        Result<ulong, StoreError> result;
        do
        {
            ObjectId next = bare.AllocateIds(1).Value.First;
            result = bare.StoreSmall(transaction, next, content);
        }
        while (result.IsOk);
        return result;
    }

    private static Result<CommitInfo, StoreError> Conflict(ObjectStoreConnection store, TransactionId older)
    {
        TransactionId newer = store.BeginTransaction(Access.Write).Value;
        ObjectId contested = store.AllocateIds(1).Value.First;
        _ = store.StoreSmall(older, contested, "older"u8).Value;
        _ = store.StoreSmall(newer, contested, "newer"u8).Value;
        _ = store.CommitTransaction(newer).Value;
        return store.CommitTransaction(older);
    }

    private Result<CommitInfo, StoreError> Fill(ObjectStoreConnection store)
    {
        TransactionId transaction = store.BeginTransaction(Access.Write).Value;
        ObjectId large = store.AllocateIds(1).Value.First;
        _ = store.StoreObject(transaction, large, new byte[server.Device.Size]).Value;
        return store.CommitTransaction(transaction);
    }

    private static Result<ChangeSet, StoreError> AskTooFarBack(ObjectStoreConnection store)
    {
        while (store.Status().OldestVersion == 0)
        {
            TransactionId transaction = store.BeginTransaction(Access.Write).Value;
            _ = store.StoreSmall(transaction, store.AllocateIds(1).Value.First, "again"u8).Value;
            _ = store.CommitTransaction(transaction).Value;
        }
        return store.ChangesSince(0);
    }

    private Result<byte[], StoreError> ReadDamaged(ObjectStoreConnection store)
    {
        server.Damage(id.Value);
        TransactionId transaction = store.BeginTransaction(Access.Read).Value;
        return store.RetrieveObject(transaction, id);
    }

    private Result<CommitInfo, StoreError> CommitToFailedDevice(ObjectStoreConnection store)
    {
        TransactionId transaction = store.BeginTransaction(Access.Write).Value;
        _ = store.StoreSmall(transaction, store.AllocateIds(1).Value.First, "lost"u8).Value;
        server.Device.FailsNextWrite = true;
        return store.CommitTransaction(transaction);
    }
}
