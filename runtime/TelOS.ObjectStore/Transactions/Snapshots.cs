namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>The snapshots that transactions see. The store's lock guards it.</summary>
internal sealed class Snapshots
{
    private readonly SortedSet<(ulong Version, long Number)> _open = [];
    private readonly Dictionary<long, StoreTransaction> _transactions = [];
    private long _number;

    /// <summary>How many there are.</summary>
    public int Count => _open.Count;

    /// <summary>The version of the oldest one, or null.</summary>
    public ulong? Oldest => _open.Count == 0 ? null : _open.Min.Version;

    /// <summary>The transaction with the oldest one, or null.</summary>
    public StoreTransaction? OldestTransaction => _open.Count == 0 ? null : _transactions[_open.Min.Number];

    /// <summary>Adds one.</summary>
    /// <returns>Its number.</returns>
    public long Add(ulong version, StoreTransaction transaction)
    {
        _ = _open.Add((version, ++_number));
        _transactions.Add(_number, transaction);
        return _number;
    }

    /// <summary>Removes one; nothing when it is gone already.</summary>
    public void Remove(ulong version, long number)
    {
        _ = _open.Remove((version, number));
        _ = _transactions.Remove(number);
    }
}
