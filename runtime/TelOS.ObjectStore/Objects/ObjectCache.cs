namespace TelOS.ObjectStore.Engine.Objects;

/// <summary>The newest versions of objects that were used lately, up to a number of bytes. For any thread.</summary>
internal sealed class ObjectCache(long capacity)
{
    // What an entry costs besides its content.
    private const int EntryBytes = 128;

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, LinkedListNode<(ulong Id, StoredObject Object)>> _entries = [];
    private readonly LinkedList<(ulong Id, StoredObject Object)> _byUse = [];
    private long _bytes;
    private long _generation;

    /// <summary>Changes whenever objects do: who read one before, and adds it afterwards, may have read what is no longer the newest.</summary>
    public long Generation
    {
        get
        {
            lock (_lock)
            {
                return _generation;
            }
        }
    }

    /// <summary>Looks an object up.</summary>
    /// <param name="id">Its identity.</param>
    /// <returns>Its newest version, or null when it is not here.</returns>
    public StoredObject? Find(ulong id)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(id, out LinkedListNode<(ulong Id, StoredObject Object)>? node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Object;
        }
    }

    /// <summary>Adds what was read from the database, unless objects changed since.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="read">What was read.</param>
    /// <param name="generation">The generation before it was.</param>
    public void Add(ulong id, StoredObject read, long generation)
    {
        lock (_lock)
        {
            if (generation == _generation)
            {
                Put(id, read);
            }
        }
    }

    /// <summary>Takes what was committed.</summary>
    /// <param name="changes">The newest versions; null for an object that is gone.</param>
    public void Apply(IEnumerable<KeyValuePair<ulong, StoredObject?>> changes)
    {
        lock (_lock)
        {
            _generation++;
            foreach ((ulong id, StoredObject? changed) in changes)
            {
                Remove(id);
                if (changed is not null)
                {
                    Put(id, changed);
                }
            }
        }
    }

    private void Put(ulong id, StoredObject stored)
    {
        Remove(id);
        if (Cost(stored) > capacity)
        {
            return;
        }

        _entries.Add(id, _byUse.AddFirst((id, stored)));
        _bytes += Cost(stored);
        while (_bytes > capacity)
        {
            Remove(_byUse.Last!.Value.Id);
        }
    }

    private void Remove(ulong id)
    {
        if (_entries.Remove(id, out LinkedListNode<(ulong Id, StoredObject Object)>? node))
        {
            _byUse.Remove(node);
            _bytes -= Cost(node.Value.Object);
        }
    }

    private static long Cost(StoredObject stored) => stored.Content.Length + EntryBytes;
}
