namespace TelOS.ObjectStore.Engine.Objects;

/// <summary>Who was given which identities. The ranges in the database are the reserve; what of it is given out is known here alone. For any thread.</summary>
/// <remarks>What of a reserve was not given out before a restart never is: so no identity is given out twice.</remarks>
internal sealed class Identities
{
    /// <summary>The largest identity: SQLite's numbers have a sign.</summary>
    public const ulong Largest = long.MaxValue;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ulong Next, ulong Last)> _reserves = new(StringComparer.Ordinal);
    private IdentityRange[] _ranges;

    /// <param name="ranges">Those of the database, in order.</param>
    public Identities(IEnumerable<IdentityRange> ranges) => _ranges = [.. ranges];

    /// <summary>All that are reserved, in order.</summary>
    public IdentityRange[] Ranges
    {
        get
        {
            lock (_lock)
            {
                return _ranges;
            }
        }
    }

    /// <summary>Whether a subtree may see objects of another.</summary>
    /// <param name="viewer">Who sees; empty sees all.</param>
    /// <param name="subtree">What is seen.</param>
    public static bool Sees(string viewer, string subtree) =>
        viewer.Length == 0
        || (subtree.StartsWith(viewer, StringComparison.Ordinal) && (subtree.Length == viewer.Length || subtree[viewer.Length] == '/'));

    /// <summary>Whether a subtree may see, and make, an object.</summary>
    /// <param name="viewer">The subtree.</param>
    /// <param name="id">The object's identity.</param>
    public bool Sees(string viewer, ulong id)
    {
        lock (_lock)
        {
            return Owner(id) is { } owner && Sees(viewer, owner);
        }
    }

    /// <summary>Gives out identities from the reserve.</summary>
    /// <param name="count">How many.</param>
    /// <param name="subtree">To whom.</param>
    /// <param name="first">The first one.</param>
    /// <returns>False when the reserve does not suffice.</returns>
    public bool TryTake(uint count, string subtree, out ulong first)
    {
        lock (_lock)
        {
            if (!_reserves.TryGetValue(subtree, out (ulong Next, ulong Last) reserve) || reserve.Last - reserve.Next + 1 < count)
            {
                first = 0;
                return false;
            }

            first = reserve.Next;
            _reserves[subtree] = (first + count, reserve.Last);
            return true;
        }
    }

    /// <summary>Takes a range that is in the database now.</summary>
    /// <param name="range">The range, which nobody had.</param>
    public void Reserve(IdentityRange range)
    {
        lock (_lock)
        {
            _ranges = IdentityRanges.Add(_ranges, range, out _);
            _reserves[range.Subtree] = _reserves.TryGetValue(range.Subtree, out (ulong Next, ulong Last) rest) && rest.Last + 1 == range.First
                ? (rest.Next, range.Last)
                : (range.First, range.Last);
        }
    }

    private string? Owner(ulong id)
    {
        int low = 0;
        int high = _ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            IdentityRange range = _ranges[middle];
            if (id < range.First)
            {
                high = middle - 1;
            }
            else if (id > range.Last)
            {
                low = middle + 1;
            }
            else
            {
                return range.Subtree;
            }
        }

        return null;
    }
}
