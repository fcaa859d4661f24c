namespace TelOS.Runtime;

/// <summary>Which parts of a stream's bulk area packets have. First fit; neighbours that are free again become one.</summary>
/// <remarks>It lies in private memory, so the other side cannot touch it. Not safe for several threads.</remarks>
internal sealed class BulkArea
{
    private readonly SortedList<long, long> _free = [];
    private readonly Dictionary<long, long> _used = [];

    /// <param name="offset">Where the area begins.</param>
    /// <param name="size">Bytes.</param>
    public BulkArea(long offset, long size)
    {
        if (size > 0)
        {
            _free.Add(offset, size);
        }
    }

    /// <summary>Bytes that are free, in however many pieces.</summary>
    public long Available => _free.Values.Sum();

    /// <summary>Takes a part.</summary>
    /// <param name="size">Bytes, at least 1.</param>
    /// <param name="alignment">A power of two.</param>
    /// <param name="offset">Where it begins.</param>
    public bool TryAllocate(long size, long alignment, out long offset)
    {
        for (var index = 0; index < _free.Count; index++)
        {
            var (start, length) = (_free.GetKeyAtIndex(index), _free.GetValueAtIndex(index));
            offset = (start + alignment - 1) & -alignment;
            var end = start + length;
            if (offset > end || size > end - offset)
            {
                continue;
            }

            _free.RemoveAt(index);
            AddFree(start, offset - start);
            AddFree(offset + size, end - offset - size);
            _used.Add(offset, size);
            return true;
        }

        offset = 0;
        return false;
    }

    /// <summary>Whether a part begins there, and is at least so long.</summary>
    public bool IsAllocated(PacketContent content) =>
        _used.TryGetValue(content.Offset, out var size) && content.Size <= (ulong)size;

    /// <summary>Gives a part back.</summary>
    /// <returns>False when no part begins there: it was given back already, or the other side made it up.</returns>
    public bool TryFree(long offset)
    {
        if (!_used.Remove(offset, out var size))
        {
            return false;
        }

        // The first free part behind it, by bisection.
        var (low, high) = (0, _free.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _free.GetKeyAtIndex(middle) < offset ? (middle + 1, high) : (low, middle);
        }

        if (low < _free.Count && _free.GetKeyAtIndex(low) == offset + size)
        {
            size += _free.GetValueAtIndex(low);
            _free.RemoveAt(low);
        }

        if (low > 0 && _free.GetKeyAtIndex(low - 1) + _free.GetValueAtIndex(low - 1) == offset)
        {
            _free.SetValueAtIndex(low - 1, _free.GetValueAtIndex(low - 1) + size);
            return true;
        }

        _free.Add(offset, size);
        return true;
    }

    private void AddFree(long offset, long size)
    {
        if (size > 0)
        {
            _free.Add(offset, size);
        }
    }
}
