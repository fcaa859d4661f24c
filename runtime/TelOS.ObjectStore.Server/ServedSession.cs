using System.Diagnostics.CodeAnalysis;
using TelOS.ObjectStore.Engine;
using TelOS.Runtime;

namespace TelOS.ObjectStore.Server;

/// <summary>One client's session: its transactions, paid from its own quota. On the entrypoint, but for what the writer answers.</summary>
internal sealed partial class ServedSession : ObjectStoreSession
{
    private readonly Store _store;
    private readonly Checkpoints _checkpoints;
    private readonly bool _isWriteable;
    private readonly Dictionary<ulong, OpenTransaction> _transactions = [];
    private ulong _lastTransaction;
    private int _committing;
    private int _isTold;

    public ServedSession(SessionArguments arguments, StoreGrant grant, bool isWriteable, Store store, Checkpoints checkpoints)
        : base(arguments)
    {
        (Grant, _store, _checkpoints) = (grant, store, checkpoints);
        _isWriteable = isWriteable && grant.IsWriteable;
        _store.Committed += Tell;
    }

    /// <summary>What the policy gave it.</summary>
    public StoreGrant Grant { get; }

    /// <summary>Bytes of superseded versions that a transaction may keep unpaid.</summary>
    public required long FreeSnapshotBytes { get; init; }

    /// <summary>Called on the entrypoint when the session is over.</summary>
    public required Action<ServedSession> Ended { get; init; }

    public override Result<TransactionId, StoreError> BeginTransaction(Access access)
    {
        Asked();
        if (access == Access.Write && !_isWriteable)
        {
            return StoreError.ReadOnly;
        }

        // Those that the device has not confirmed yet still hold what they changed.
        if (_transactions.Count + Volatile.Read(ref _committing) >= ObjectStoreConstants.MaxTransactions)
        {
            return StoreError.TooManyTransactions;
        }

        if (!RamQuota.TryCharge(OpenTransaction.BaseBytes))
        {
            return StoreError.OutOfRam;
        }

        // It counts as one object of the client.
        if (!CapQuota.TryCharge(1))
        {
            RamQuota.Release(OpenTransaction.BaseBytes);
            return StoreError.OutOfCaps;
        }

        try
        {
            StoreTransaction transaction = _store.Begin(access, Grant.Subtree);
            transaction.SnapshotBudget = FreeSnapshotBytes;
            TransactionId id = new() { Value = ++_lastTransaction };
            _transactions.Add(id.Value, new OpenTransaction(transaction, RamQuota, FreeSnapshotBytes));
            return id;
        }
        catch (StoreException e)
        {
            RamQuota.Release(OpenTransaction.BaseBytes);
            CapQuota.Release(1);
            return e.Error;
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The reply is given by the store's writer, and belongs to it then.")]
    public override Result<CommitInfo, StoreError> CommitTransaction(TransactionId transaction)
    {
        if (!_transactions.Remove(transaction.Value, out OpenTransaction? open))
        {
            return StoreError.NoTransaction;
        }

        Interlocked.Increment(ref _committing);
        DeferredReply answer = DeferReply();
        open.Transaction.Commit(
            info =>
            {
                Forget(open);
                MessageWriter reply = answer.Begin();
                reply.WriteBoolean(true);
                reply.Write(info);
                answer.Send();
            },
            error =>
            {
                Forget(open);
                Fail(answer, error);
            });
        return default(CommitInfo);

        void Forget(OpenTransaction over)
        {
            Release(over);
            Interlocked.Decrement(ref _committing);
        }
    }

    public override Result<Ok, StoreError> RollbackTransaction(TransactionId transaction)
    {
        if (!_transactions.Remove(transaction.Value, out OpenTransaction? open))
        {
            return StoreError.NoTransaction;
        }

        open.Transaction.Dispose();
        Release(open);
        return default(Ok);
    }

    public override StoreStatus Status()
    {
        Asked();
        return new StoreStatus
        {
            Version = _store.Version,
            OldestVersion = _store.OldestVersion,
            Health = _store.Health,
            OpenTransactions = (uint)_transactions.Count,
        };
    }

    public override StoreStatistics Statistics() => _store.Statistics;

    [SuppressMessage("Reliability", "CA2000", Justification = "The reply is given by the store's writer, and belongs to it then.")]
    public override Result<IdRange, StoreError> AllocateIds(uint count)
    {
        if (count is 0 or > MaxIds)
        {
            return StoreError.InvalidArgument;
        }

        if (!_isWriteable)
        {
            return StoreError.ReadOnly;
        }

        if (_store.TryAllocateIds(count, Grant.Subtree, out IdRange range))
        {
            return range;
        }

        // Whoever is answered later keeps a channel of the server open meanwhile.
        if (!CapQuota.TryCharge(1))
        {
            return StoreError.OutOfCaps;
        }

        DeferredReply answer = DeferReply();
        _store.AllocateIds(
            count,
            Grant.Subtree,
            range =>
            {
                CapQuota.Release(1);
                MessageWriter reply = answer.Begin();
                reply.WriteBoolean(true);
                reply.Write(range);
                answer.Send();
            },
            error =>
            {
                CapQuota.Release(1);
                Fail(answer, error);
            });
        return default(IdRange);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The reply is given when the checkpoint is over, and belongs to it then.")]
    public override Result<Ok, StoreError> Checkpoint()
    {
        if (_store.Health == StoreHealth.ReadOnly)
        {
            return StoreError.ReadOnly;
        }

        if (!CapQuota.TryCharge(1))
        {
            return StoreError.OutOfCaps;
        }

        DeferredReply answer = DeferReply();
        _checkpoints.Request(failed =>
        {
            CapQuota.Release(1);
            if (failed is { } error)
            {
                Fail(answer, error);
            }
            else
            {
                MessageWriter reply = answer.Begin();
                reply.WriteBoolean(true);
                answer.Send();
            }
        });
        return default(Ok);
    }

    public override void RegisterCommitted(Capability? handler)
    {
        base.RegisterCommitted(handler);
        Asked();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _store.Committed -= Tell;
            EndListings();
            foreach (OpenTransaction open in _transactions.Values)
            {
                open.Transaction.Dispose();
            }

            _transactions.Clear();
            Ended(this);
        }

        base.Dispose(disposing);
    }

    private static void Fail(DeferredReply answer, StoreError error)
    {
        MessageWriter reply = answer.Begin();
        reply.WriteBoolean(false);
        reply.WriteUInt32((uint)error);
        answer.Send();
    }

    private void Release(OpenTransaction open)
    {
        RamQuota.Release(open.Charged);
        CapQuota.Release(1);
    }

    // A signal for each commit would cost more than the commit: one that knows of news and has not asked yet is left alone.
    private void Tell(ulong version)
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            CommittedSignal.Submit();
        }
    }

    private void Asked() => Volatile.Write(ref _isTold, 0);
}
