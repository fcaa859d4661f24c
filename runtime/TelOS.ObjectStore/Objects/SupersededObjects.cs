using System.Collections.Concurrent;

namespace TelOS.ObjectStore.Engine.Objects;

/// <summary>
/// Versions of objects that are no longer in the database, for the snapshots that still see them. The writer adds a version before its successor is
/// in the database, so that who finds the successor there finds the version here. Reading is for any thread; the rest is the store's, under its lock.
/// </summary>
internal sealed class SupersededObjects
{
    private readonly ConcurrentDictionary<ulong, SupersededVersion> _newest = new();

    // By growing end; those before the first one in use are forgotten. What was added and forgotten are sums since the start.
    private readonly List<SupersededVersion> _byEnd = [];
    private int _first;
    private long _added;
    private long _forgotten;

    /// <summary>The version of an object that a snapshot sees, of those that are here.</summary>
    /// <param name="id">The object.</param>
    /// <param name="snapshot">The snapshot's version.</param>
    /// <returns>It, or null when the snapshot sees none of them.</returns>
    public StoredObject? Find(ulong id, ulong snapshot)
    {
        _ = _newest.TryGetValue(id, out SupersededVersion? version);
        for (; version is not null && version.End > snapshot; version = version.Older)
        {
            if (version.Object.Version <= snapshot)
            {
                return version.Object;
            }
        }

        return null;
    }

    /// <summary>The identities of which there is a version, within bounds, in no order.</summary>
    /// <param name="after">Behind which one.</param>
    /// <param name="last">Up to which one.</param>
    public IEnumerable<ulong> Within(ulong after, ulong last) => _newest.Keys.Where(id => id > after && id <= last);

    /// <summary>Adds a version.</summary>
    /// <param name="id">The object.</param>
    /// <param name="stored">Its version.</param>
    /// <param name="end">The version of the store that no longer has it.</param>
    public void Add(ulong id, StoredObject stored, ulong end)
    {
        _ = _newest.TryGetValue(id, out SupersededVersion? older);
        SupersededVersion version = new(id, stored, end) { Older = older };
        _added += version.Cost;
        version.Sum = _added;
        _ = older?.Newer = version;
        _newest[id] = version;
        _byEnd.Add(version);
    }

    /// <summary>Forgets what no snapshot sees any more.</summary>
    /// <param name="oldest">The version of the oldest snapshot.</param>
    public void Forget(ulong oldest)
    {
        for (; _first < _byEnd.Count && _byEnd[_first] is var version && version.End <= oldest; _first++)
        {
            _forgotten += version.Cost;

            // It is the oldest of its object: those before it ended before it.
            if (version.Newer is { } newer)
            {
                newer.Older = null;
            }
            else
            {
                _ = _newest.TryRemove(version.Id, out _);
            }
        }

        if (_first > 1024 ? _first > _byEnd.Count / 2 : _first == _byEnd.Count)
        {
            _byEnd.RemoveRange(0, _first);
            _first = 0;
        }
    }

    /// <summary>Takes back what was added for a version of the store that did not come to be.</summary>
    /// <param name="end">That version, and those after it.</param>
    public void TakeBack(ulong end)
    {
        int kept = FirstAfter(end - 1);
        for (int i = _byEnd.Count - 1; i >= kept; i--)
        {
            SupersededVersion version = _byEnd[i];
            _added -= version.Cost;
            if (version.Older is { } older)
            {
                older.Newer = null;
                _newest[version.Id] = older;
            }
            else
            {
                _ = _newest.TryRemove(version.Id, out _);
            }
        }

        _byEnd.RemoveRange(kept, _byEnd.Count - kept);
    }

    /// <summary>Bytes of those that a snapshot keeps.</summary>
    /// <param name="snapshot">The snapshot's version.</param>
    public long BytesAfter(ulong snapshot) => _added - (FirstAfter(snapshot) is var next && next > _first ? _byEnd[next - 1].Sum : _forgotten);

    private int FirstAfter(ulong end)
    {
        int low = _first;
        for (int high = _byEnd.Count; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _byEnd[middle].End > end ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
