using System.Collections.Concurrent;
using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>The objects that this process knows, as they are at one version of the store: every state in it was current at <see cref="Version"/>.
/// Transactions look without a lock; what changes it has one.</summary>
/// <remarks>A state that a transaction finds is its snapshot's when the state is not newer than the snapshot, and the cache was at the
/// snapshot's version or beyond before the transaction looked: then nobody changed it from the one to the other.</remarks>
/// <param name="maxBytes">Bytes that it may take, roughly.</param>
internal sealed class ObjectCache(long maxBytes)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<ulong, CachedObject> _objects = new();
    private readonly Queue<ulong> _clock = new();
    private long _bytes;
    private ulong _version;

    /// <summary>The version at which all of it was current.</summary>
    public ulong Version => Volatile.Read(ref _version);

    public int Count => _objects.Count;

    /// <summary>Bytes it takes, roughly.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>A state that a snapshot of at least this version, and at most <see cref="Version"/>, has.</summary>
    public ObjectState? Find(ulong id, ulong snapshotAtLeast)
    {
        if (!_objects.TryGetValue(id, out CachedObject? found) || found.State.Version > snapshotAtLeast)
        {
            return null;
        }
        found.Use();
        return found.State;
    }

    /// <summary>Keeps a state that was read from a snapshot, unless the cache has moved on from there.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="state">The state, current at <paramref name="version"/>.</param>
    /// <param name="version">Where the cache must still be.</param>
    public void Keep(ulong id, ObjectState state, ulong version)
    {
        if (maxBytes == 0)
        {
            return;
        }
        lock (_lock)
        {
            if (_version == version)
            {
                Put(id, state);
                Evict();
            }
        }
    }

    /// <summary>Moves on to a version, and drops what changed on the way.</summary>
    /// <param name="from">Where the changes begin. When the cache is not between there and their end, nothing happens.</param>
    /// <param name="changes">The changes.</param>
    public void Advance(ulong from, ChangeSet changes)
    {
        lock (_lock)
        {
            if (_version < from || _version >= changes.Version)
            {
                return;
            }
            foreach (ObjectId id in changes.Stored.Concat(changes.Deleted))
            {
                Drop(id.Value);
            }
            Volatile.Write(ref _version, changes.Version);
        }
    }

    /// <summary>Forgets everything, and begins anew at a version.</summary>
    public void Clear(ulong version)
    {
        lock (_lock)
        {
            _objects.Clear();
            _clock.Clear();
            _bytes = 0;
            Volatile.Write(ref _version, version);
        }
    }

    /// <summary>Takes over what this process committed itself, when nobody else did in between.</summary>
    /// <param name="version">The commit's version.</param>
    /// <param name="changes">States by identity, null for what was deleted.</param>
    public void Commit(ulong version, IEnumerable<KeyValuePair<ulong, ObjectState?>> changes)
    {
        lock (_lock)
        {
            // The store's signal may have come before the commit's answer, and have brought the cache there already.
            if (_version + 1 != version && _version != version)
            {
                return;
            }
            foreach ((ulong id, ObjectState? state) in changes)
            {
                Drop(id);
                if (state is not null && maxBytes > 0)
                {
                    Put(id, state);
                }
            }
            Volatile.Write(ref _version, version);
            Evict();
        }
    }

    private void Put(ulong id, ObjectState state)
    {
        CachedObject cached = new(state);
        Drop(id);
        _objects[id] = cached;
        _bytes += cached.Footprint;
        _clock.Enqueue(id);
    }

    private void Drop(ulong id)
    {
        if (_objects.TryRemove(id, out CachedObject? dropped))
        {
            _bytes -= dropped.Footprint;
        }
    }

    private void Evict()
    {
        // What was used since the hand came by stays for another round.
        while (_bytes > maxBytes && _clock.TryDequeue(out ulong id))
        {
            if (!_objects.TryGetValue(id, out CachedObject? cached))
            {
                continue;
            }
            if (cached.TakeUse())
            {
                _clock.Enqueue(id);
            }
            else
            {
                Drop(id);
            }
        }
        // What was dropped for other reasons is still in the queue, perhaps several times.
        if (_clock.Count > 1024 + (4 * _objects.Count))
        {
            _clock.Clear();
            foreach (ulong id in _objects.Keys)
            {
                _clock.Enqueue(id);
            }
        }
    }
}
