using System.Diagnostics.CodeAnalysis;
using Samples.ObjectStore.Store;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace Samples.ObjectStore.Server;

/// <summary>One client's session: its open transactions, charged to its own quota.</summary>
internal sealed partial class StoreSession : ObjectStoreSession
{
    private readonly MemoryStore _store;
    private readonly bool _isWriteable;
    private readonly Dictionary<ulong, Transaction> _transactions = [];
    private ulong _nextTransaction = 1;

    public StoreSession(SessionArguments arguments, bool isWriteable, MemoryStore store)
        : base(arguments)
    {
        _isWriteable = isWriteable;
        _store = store;
        _store.Committed += OnCommitted;
    }

    public override Result<TransactionId, StoreError> BeginTransaction(Access access)
    {
        if (access == Access.Write && (!_isWriteable || _store.Device.HasFailed))
        {
            return StoreError.ReadOnly;
        }
        if (_transactions.Count == ObjectStoreConstants.MaxTransactions)
        {
            return StoreError.TooManyTransactions;
        }
        // A transaction counts as one object of the client.
        if (!CapQuota.TryCharge(1))
        {
            return StoreError.OutOfCaps;
        }
        TransactionId id = new() { Value = _nextTransaction++ };
        _transactions[id.Value] = new Transaction(_store.Current, access == Access.Write);
        return id;
    }

    public override Result<CommitInfo, StoreError> CommitTransaction(TransactionId transaction)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        End(transaction, found);
        return _store.Device.HasFailed && found.HasChanges ? StoreError.ReadOnly : _store.Apply(found);
    }

    public override Result<Ok, StoreError> RollbackTransaction(TransactionId transaction)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        End(transaction, found);
        return default(Ok);
    }

    public override StoreStatus Status() => new()
    {
        Version = _store.Current.Version,
        OldestVersion = _store.OldestVersion,
        Health = _store.Device.HasFailed ? StoreHealth.ReadOnly : StoreHealth.Ready,
        OpenTransactions = (uint)_transactions.Count,
    };

    public override Result<IdRange, StoreError> AllocateIds(uint count) =>
        count is >= 1 and <= 65536
            ? new IdRange { First = new ObjectId { Value = _store.AllocateIds(count) }, Count = count }
            : StoreError.InvalidArgument;

    public override Result<Ok, StoreError> Checkpoint() => _store.Device.HasFailed ? StoreError.ReadOnly : default(Ok);

    public override StoreStatistics Statistics() => new()
    {
        Objects = (ulong)_store.Current.Objects.Count,
        ObjectBytes = (ulong)_store.Current.Size,
        DeviceBytes = (ulong)_store.Device.Size,
        UsedBytes = (ulong)_store.Current.Size,
        Commits = _store.Commits,
        Conflicts = _store.Conflicts,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _store.Committed -= OnCommitted;
            _transactions.Clear();
        }
        base.Dispose(disposing);
    }

    private void OnCommitted() => CommittedSignal.Submit();

    private bool TryFind(TransactionId id, [NotNullWhen(true)] out Transaction? transaction) =>
        _transactions.TryGetValue(id.Value, out transaction);

    private void End(TransactionId id, Transaction transaction)
    {
        _transactions.Remove(id.Value);
        CapQuota.Release(1);
        RamQuota.Release((ulong)transaction.ChangedBytes);
    }
}
