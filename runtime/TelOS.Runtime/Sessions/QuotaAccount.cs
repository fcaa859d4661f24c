namespace TelOS.Runtime;

/// <summary>How much of something there may be, and how much is used. Safe for several threads.</summary>
/// <param name="limit">Bytes or capabilities.</param>
public sealed class QuotaAccount(ulong limit)
{
    private readonly Lock _lock = new();
    private ulong _limit = limit;
    private ulong _used;

    /// <summary>What was granted.</summary>
    public ulong Limit
    {
        get
        {
            lock (_lock)
            {
                return _limit;
            }
        }
    }

    /// <summary>What is used, at most <see cref="Limit"/>.</summary>
    public ulong Used
    {
        get
        {
            lock (_lock)
            {
                return _used;
            }
        }
    }

    /// <summary>What is left.</summary>
    public ulong Available
    {
        get
        {
            lock (_lock)
            {
                return _limit - _used;
            }
        }
    }

    /// <summary>Uses an amount, if it is there.</summary>
    /// <param name="amount">Bytes or capabilities.</param>
    public bool TryCharge(ulong amount)
    {
        lock (_lock)
        {
            if (amount > _limit - _used)
            {
                return false;
            }

            _used += amount;
            return true;
        }
    }

    /// <summary>Gives back what was charged.</summary>
    /// <param name="amount">Bytes or capabilities.</param>
    /// <exception cref="ArgumentOutOfRangeException">So much was not charged.</exception>
    public void Release(ulong amount)
    {
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, _used);
            _used -= amount;
        }
    }

    /// <summary>Grants more.</summary>
    /// <param name="amount">Bytes or capabilities.</param>
    /// <returns>False, and nothing granted, when the limit would pass 2^64 - 1.</returns>
    public bool TryGrow(ulong amount)
    {
        lock (_lock)
        {
            if (amount > ulong.MaxValue - _limit)
            {
                return false;
            }

            _limit += amount;
            return true;
        }
    }

    /// <summary>Takes over what was granted by now; not less than is used.</summary>
    /// <param name="limit">Bytes or capabilities.</param>
    internal void SetLimit(ulong limit)
    {
        lock (_lock)
        {
            _limit = Math.Max(limit, _used);
        }
    }

    /// <summary>Takes back what was granted and is not used.</summary>
    /// <param name="amount">Bytes or capabilities.</param>
    internal bool TryShrink(ulong amount)
    {
        lock (_lock)
        {
            if (amount > _limit - _used)
            {
                return false;
            }

            _limit -= amount;
            return true;
        }
    }
}
