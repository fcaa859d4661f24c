namespace TelOS.ObjectStore.Engine;

public sealed partial class StoreTransaction
{
    /// <summary>The largest number of entries in a listing.</summary>
    public const uint MaxListing = 65_536;

    /// <summary>Reads an object.</summary>
    /// <param name="id">Its identity.</param>
    /// <returns>Its content, with the version that wrote it: that of the snapshot for what the transaction stored itself.</returns>
    /// <exception cref="StoreException">There is no such object, it is damaged, or the transaction is over.</exception>
    public StoredObject Read(ObjectId id) =>
        TryRead(id, out StoredObject? found) ? found : throw new StoreException(StoreError.NotFound, $"There is no object {id.Value}.");

    /// <summary>Reads an object that may not be there.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="found">The object.</param>
    /// <returns>Whether it is there.</returns>
    /// <exception cref="StoreException">It is damaged, or the transaction is over.</exception>
    public bool TryRead(ObjectId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out StoredObject? found)
    {
        CheckOpen();
        if (_state.Objects.TryGetValue(id.Value, out byte[]? own))
        {
            found = own is null ? null : new StoredObject(Snapshot, own);
            return found is not null;
        }

        Note(id.Value);
        found = _store.Identities.Sees(_state.Subtree, id.Value) ? Committed(id.Value) : null;
        CheckNotExpired();
        return found is not null;
    }

    /// <summary>What is known about an object without its content.</summary>
    /// <param name="id">Its identity.</param>
    /// <exception cref="StoreException">There is no such object, or the transaction is over.</exception>
    public ObjectInfo Info(ObjectId id)
    {
        CheckOpen();
        ObjectInfo? info;
        if (_state.Objects.TryGetValue(id.Value, out byte[]? own))
        {
            info = own is null ? null : new ObjectInfo { Version = Snapshot, Size = (ulong)own.Length };
        }
        else
        {
            Note(id.Value);
            info = _store.Identities.Sees(_state.Subtree, id.Value) ? CommittedInfo(id.Value) : null;
            CheckNotExpired();
        }

        return info ?? throw new StoreException(StoreError.NotFound, $"There is no object {id.Value}.");
    }

    /// <summary>Lists objects by growing identity.</summary>
    /// <param name="query">Which ones.</param>
    /// <exception cref="StoreException">The limit is none, or the transaction is over.</exception>
    public ObjectPage List(ObjectQuery query)
    {
        ObjectListing listing = BeginListing(query);
        while (true)
        {
            if (listing.Step() is { } page)
            {
                return page;
            }
        }
    }

    /// <summary>Lists objects by growing identity, in steps, so that whoever serves others, too, can do that in between.</summary>
    /// <param name="query">Which ones.</param>
    /// <exception cref="StoreException">The limit is none, or the transaction is over.</exception>
    public ObjectListing BeginListing(ObjectQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckOpen();
        return query.Limit is 0 or > MaxListing
            ? throw new StoreException(StoreError.InvalidArgument, $"A listing has 1 to {MaxListing} entries, not {query.Limit}.")
            : new ObjectListing(this, query);
    }

    /// <summary>What the transaction sees of the next rows of the database, and how far that reaches.</summary>
    internal (List<ObjectEntry> Entries, ulong Last) ListPart(ulong after, int limit)
    {
        CheckOpen();
        (List<ObjectEntry> Entries, ulong Last) part = Part(after, limit);
        CheckNotExpired();
        return part;
    }

    /// <summary>Notes what a listing looked through.</summary>
    internal void NoteListing(Listing listing)
    {
        if (_access == Access.Write)
        {
            _state.Listings.Add(listing);
        }
    }

    private (List<ObjectEntry> Entries, ulong Last) Part(ulong after, int limit)
    {
        List<ObjectEntry> rows = after > Identities.Largest
            ? []
            : _readers.Read(static (reader, query) => reader.List(query.after, query.limit), (after, limit));
        ulong last = rows.Count == limit ? rows[^1].Id.Value : Identities.Largest;
        SortedDictionary<ulong, ObjectEntry> seen = [];
        foreach (ObjectEntry row in rows.Where(row => row.Version <= Snapshot))
        {
            seen.Add(row.Id.Value, row);
        }

        // Those of which there is another version by now, or none. They are here since before the database changed.
        foreach (ulong id in _store.SupersededWithin(after, last))
        {
            if (_store.FindSuperseded(id, Snapshot) is { } old)
            {
                seen[id] = Entry(id, old.Version, old.Content.Length);
            }
        }

        foreach ((ulong id, byte[]? content) in _state.Objects.Where(change => change.Key > after && change.Key <= last))
        {
            _ = seen.Remove(id);
            if (content is not null)
            {
                // Newer than the snapshot, as the commit will make it.
                seen.Add(id, Entry(id, Snapshot + 1, content.Length));
            }
        }

        return ([.. seen.Values.Where(entry => _store.Identities.Sees(_state.Subtree, entry.Id.Value))], last);
    }

    private static ObjectEntry Entry(ulong id, ulong version, int size) => new()
    {
        Id = new ObjectId { Value = id },
        Version = version,
        Size = (ulong)size,
    };

    private StoredObject? Committed(ulong id)
    {
        StoredObject? cached = _store.Cache.Find(id);
        if (cached is not null && cached.Version <= Snapshot)
        {
            _counters.CountRead(fromMemory: true);
            return cached;
        }

        _counters.CountRead(fromMemory: cached is not null);
        if (cached is null)
        {
            long generation = _store.Cache.Generation;
            StoredObject? row = _readers.Read(static (reader, id) => reader.Read(id), id);
            if (row is not null)
            {
                _store.Cache.Add(id, row, generation);
                if (row.Version <= Snapshot)
                {
                    return row;
                }
            }
        }

        return _store.FindSuperseded(id, Snapshot);
    }

    private ObjectInfo? CommittedInfo(ulong id)
    {
        ObjectInfo? newest = _store.Cache.Find(id) is { } cached
            ? new ObjectInfo { Version = cached.Version, Size = (ulong)cached.Content.Length }
            : _readers.Read(static (reader, id) => reader.Info(id), id);
        return newest is { } info && info.Version <= Snapshot
            ? newest
            : _store.FindSuperseded(id, Snapshot) is { } old ? new ObjectInfo { Version = old.Version, Size = (ulong)old.Content.Length } : null;
    }
}
