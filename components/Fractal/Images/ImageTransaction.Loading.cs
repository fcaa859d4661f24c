using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>How objects get from the store into memory.</summary>
public sealed partial class ImageTransaction
{
    private const int ObjectsAtATime = 256;
    private const int IdentitiesAtATime = 4096;

    /// <summary>Reads objects in few calls that will be needed soon. What cannot be read says so when it is used.</summary>
    /// <param name="objects">Objects of this transaction, read or not.</param>
    public void Load(IEnumerable<ImageObject> objects)
    {
        List<ImageObject> missing = NotCached(objects);
        for (int i = 0; i < missing.Count;)
        {
            ObjectIdList ids = Ask(missing, i);
            Result<ObjectBatch, StoreError> batch = Store.Retrieve(_id, ids);
            i += Accept(missing, i, ids.Ids.Count, batch);
        }
    }

    /// <inheritdoc cref="Load(IEnumerable{ImageObject})"/>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask LoadAsync(IEnumerable<ImageObject> objects, CancellationToken cancellationToken = default)
    {
        List<ImageObject> missing = NotCached(objects);
        for (int i = 0; i < missing.Count;)
        {
            ObjectIdList ids = Ask(missing, i);
            Result<ObjectBatch, StoreError> batch = await Store.RetrieveAsync(_id, ids, cancellationToken);
            i += Accept(missing, i, ids.Ids.Count, batch);
        }
    }

    /// <summary>Reads an object and what it leads to, by slots and relations, in few calls.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="depth">How many steps to go; 0 reads the object alone.</param>
    public void LoadAround(ImageObject start, int depth)
    {
        ArgumentNullException.ThrowIfNull(start);
        HashSet<ulong> seen = [start.Id.Value];
        List<ImageObject> edge = [start];
        for (int i = 0; edge.Count > 0; i++)
        {
            Load(edge);
            if (i == depth)
            {
                return;
            }
            List<ulong> next = [];
            foreach (ImageObject loaded in edge.Where(static o => o.TryGetState() is not null))
            {
                loaded.State.AddReferences(next);
            }
            edge = [.. next.Where(seen.Add).Select(id => Get(new ObjectId { Value = id }))];
        }
    }

    /// <summary>All objects of the store, by growing identity, also those that no root reaches. Reads as one goes on.</summary>
    /// <remarks>A writing transaction that lists relies on there being no others when it commits.</remarks>
    public IEnumerable<ImageObject> Objects()
    {
        ThrowIfOver();
        Flush();
        ObjectId? after = null;
        for (bool more = true; more;)
        {
            ObjectPage page = Check(Store.List(_id, new ObjectQuery { After = after, Limit = ObjectsAtATime }), "list its objects");
            List<ImageObject> objects = [.. page.Entries.Select(e => Get(e.Id))];
            Load(objects);
            foreach (ImageObject found in objects)
            {
                yield return found;
            }
            more = page.More && objects.Count > 0;
            after = objects.Count > 0 ? objects[^1].Id : null;
        }
    }

    /// <summary>The identities of all objects of the store.</summary>
    internal SortedSet<ulong> Identities()
    {
        ThrowIfOver();
        Flush();
        SortedSet<ulong> identities = [];
        ObjectId? after = null;
        for (bool more = true; more;)
        {
            ObjectPage page = Check(Store.List(_id, new ObjectQuery { After = after, Limit = IdentitiesAtATime }), "list its objects");
            identities.UnionWith(page.Entries.Select(static entry => entry.Id.Value));
            more = page.More && page.Entries.Count > 0;
            after = page.Entries.Count > 0 ? page.Entries[^1].Id : null;
        }
        return identities;
    }

    /// <summary>The objects of identities, read a few hundred at a time as one goes on.</summary>
    internal IEnumerable<ImageObject> Walk(IEnumerable<ulong> ids)
    {
        foreach (ulong[] some in ids.Chunk(ObjectsAtATime))
        {
            ImageObject[] objects = [.. some.Select(id => Get(new ObjectId { Value = id }))];
            if (objects.Length > 1)
            {
                Load(objects);
            }
            foreach (ImageObject reached in objects)
            {
                yield return reached;
            }
        }
    }

    /// <summary>The state of an object in the snapshot, or null when it has none.</summary>
    internal ObjectState? Load(ImageObject wanted)
    {
        ThrowIfOver();
        if (FindCached(wanted.Id.Value) is { } cached)
        {
            return cached;
        }
        Result<ObjectContent, StoreError> result = Store.Retrieve(_id, wanted.Id);
        if (!result.IsOk && result.Error == StoreError.NotFound)
        {
            return null;
        }
        if (!result.IsOk && result.Error == StoreError.Damaged)
        {
            throw new DamagedObjectException(wanted.Id, "its checksum is wrong.");
        }
        return Decode(Check(result, "read an object"));
    }

    private ObjectState? FindCached(ulong id)
    {
        if (Image.Options.CacheBytes == 0)
        {
            return null;
        }
        _bounds ??= Image.Synchronize(_cacheVersion);
        ObjectState? cached = Image.FindCached(id, _bounds);
        if (cached is not null && Access == Access.Write)
        {
            // The store does not see this read, and has to be told before the commit.
            _relied.Add(id);
        }
        return cached;
    }

    private ObjectState Decode(ObjectContent content)
    {
        ObjectState state = ObjectCodec.Decode(content.Id, content.Version ?? 0, content.Content!);
        if (_bounds is not null && state.Version != 0)
        {
            Image.Keep(content.Id.Value, state, _bounds);
        }
        return state;
    }

    private List<ImageObject> NotCached(IEnumerable<ImageObject> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        ThrowIfOver();
        List<ImageObject> missing = [];
        HashSet<ulong> asked = [];
        foreach (ImageObject wanted in objects)
        {
            if (wanted.Transaction != this)
            {
                throw new ArgumentException("The object belongs to another transaction.", nameof(objects));
            }
            if (wanted.IsKnown || !asked.Add(wanted.Id.Value))
            {
                continue;
            }
            if (FindCached(wanted.Id.Value) is { } cached)
            {
                wanted.Accept(cached);
            }
            else
            {
                missing.Add(wanted);
            }
        }
        return missing;
    }

    private static ObjectIdList Ask(List<ImageObject> missing, int from) =>
        new() { Ids = [.. missing.Skip(from).Take(ObjectsAtATime).Select(static o => o.Id)] };

    /// <summary>Takes an answer over.</summary>
    /// <returns>How many of the asked ones are done.</returns>
    private int Accept(List<ImageObject> missing, int from, int asked, Result<ObjectBatch, StoreError> result)
    {
        if (!result.IsOk && result.Error == StoreError.Damaged)
        {
            // One of them is; each is asked for by itself when it is used, and the others can be read.
            return asked;
        }
        List<ObjectContent> contents = Check(result, "read objects").Objects;
        if (contents.Count > asked || contents.Where((content, i) => content.Id != missing[from + i].Id).Any())
        {
            throw new MalformedReplyException("The store answered other objects than it was asked for.");
        }
        for (int i = 0; i < contents.Count; i++)
        {
            try
            {
                missing[from + i].Accept(contents[i].Content is null ? null : Decode(contents[i]));
            }
            catch (DamagedObjectException)
            {
                // Says so when it is used.
            }
        }
        // One that is larger than the answer may be is left out, and is read by itself.
        return Math.Max(contents.Count, 1);
    }
}
