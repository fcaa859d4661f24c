using System.Collections.Concurrent;

namespace TelOS.ObjectStore.Engine.Objects;

/// <summary>
/// Versions of objects that are no longer in the database, for the snapshots that still see them. The writer adds a version before its successor is
/// in the database, so that who finds the successor there finds the version here. Reading is for any thread; the rest is the store's, under its lock.
/// </summary>
internal sealed class SupersededObjects
{
    private readonly ConcurrentDictionary<ulong, SupersededVersion> _newest = new();
    private readonly Queue<SupersededVersion> _byEnd = new();

    /// <summary>Bytes of all of them.</summary>
    public long Bytes { get; private set; }

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
        _newest[id] = version;
        _byEnd.Enqueue(version);
        Bytes += version.Cost;
    }

    /// <summary>Forgets what no snapshot sees any more.</summary>
    /// <param name="oldest">The version of the oldest snapshot.</param>
    public void Forget(ulong oldest)
    {
        while (_byEnd.TryPeek(out SupersededVersion? version) && version.End <= oldest)
        {
            _ = _byEnd.Dequeue();
            Bytes -= version.Cost;

            // It is the oldest of its object: those before it ended before it.
            if (_newest.TryGetValue(version.Id, out SupersededVersion? newest) && newest == version)
            {
                _ = _newest.TryRemove(version.Id, out _);
                continue;
            }

            for (SupersededVersion? at = newest; at is not null; at = at.Older)
            {
                if (at.Older == version)
                {
                    at.Older = null;
                }
            }
        }
    }

    /// <summary>Takes back what was added for a version of the store that did not come to be.</summary>
    /// <param name="end">That version, and those after it.</param>
    public void TakeBack(ulong end)
    {
        SupersededVersion[] kept = [.. _byEnd.Where(version => version.End < end)];
        foreach (SupersededVersion version in _byEnd.Where(version => version.End >= end))
        {
            Bytes -= version.Cost;
            if (version.Older is { } older && older.End < end)
            {
                _newest[version.Id] = older;
            }
            else
            {
                _ = _newest.TryRemove(version.Id, out _);
            }
        }

        _byEnd.Clear();
        foreach (SupersededVersion version in kept)
        {
            _byEnd.Enqueue(version);
        }
    }

    /// <summary>Bytes that only snapshots before a version keep.</summary>
    /// <param name="from">Of versions that end after this one,</param>
    /// <param name="to">and not after this one.</param>
    public long BytesBetween(ulong from, ulong to) => _byEnd.Where(version => version.End > from && version.End <= to).Sum(static version => version.Cost);
}
