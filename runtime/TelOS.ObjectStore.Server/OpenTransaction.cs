using TelOS.ObjectStore.Engine;
using TelOS.Runtime;

namespace TelOS.ObjectStore.Server;

/// <summary>A transaction of a session, and what its client pays for it.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="ram">The client's memory, from which <see cref="BaseBytes"/> are charged already.</param>
/// <param name="freeSnapshotBytes">Bytes of superseded versions that it may keep beyond those that are paid.</param>
internal sealed class OpenTransaction(StoreTransaction transaction, QuotaAccount ram, long freeSnapshotBytes)
{
    /// <summary>Bytes that a transaction costs before it did anything.</summary>
    public const int BaseBytes = 1024;

    private long _changes;
    private long _pinned;
    private ulong _seen;

    /// <summary>The transaction.</summary>
    public StoreTransaction Transaction => transaction;

    /// <summary>Bytes charged for it.</summary>
    public ulong Charged => (ulong)(BaseBytes + _changes + _pinned);

    /// <summary>Makes sure that the client can pay for what comes.</summary>
    /// <param name="growth">Bytes by which it may grow.</param>
    /// <returns>False, and nothing charged, when it cannot.</returns>
    public bool TryReserve(long growth)
    {
        long missing = transaction.ChangeBytes + growth - _changes;
        if (missing <= 0)
        {
            return true;
        }

        if (!ram.TryCharge((ulong)missing))
        {
            return false;
        }

        _changes += missing;
        return true;
    }

    /// <summary>Gives back what was reserved and is not used.</summary>
    public void Settle()
    {
        long unused = _changes - transaction.ChangeBytes;
        if (unused > 0)
        {
            _changes -= unused;
            ram.Release((ulong)unused);
        }
    }

    /// <summary>Has the client pay for the versions that only this snapshot keeps.</summary>
    /// <param name="version">The store's newest version: nothing is looked at before it changes.</param>
    /// <returns>False when it cannot; what is free goes on.</returns>
    public bool TryPaySnapshot(ulong version)
    {
        if (version == _seen)
        {
            return true;
        }

        // Half of what is free stays before the snapshot, so that it does not end between two calls.
        long pinned = transaction.PinnedBytes;
        long due = Math.Max(0, pinned - (freeSnapshotBytes / 2)) - _pinned;
        if (due > 0)
        {
            if (!ram.TryCharge((ulong)due))
            {
                return false;
            }

            _pinned += due;
            transaction.SnapshotBudget = _pinned + freeSnapshotBytes;
        }

        _seen = version;
        return true;
    }
}
