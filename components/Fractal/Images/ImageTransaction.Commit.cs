using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>How changes get into the store.</summary>
public sealed partial class ImageTransaction
{
    // A batch ends behind the object that passes this many bytes; the session's buffer grows to what the batches need.
    private const int BytesAtATime = 256 * 1024;

    /// <summary>Makes the changes visible to others and durable, all of them or none. The transaction is over.</summary>
    /// <returns>The store's version that holds them.</returns>
    /// <exception cref="ConflictException">Somebody else changed what this transaction has read or written; nothing of it happened.</exception>
    /// <exception cref="ImageException">The store cannot. Unless <see cref="IsOver"/>, the transaction goes on as it was before.</exception>
    public ulong Commit()
    {
        ThrowIfOver();
        if (HasChanges)
        {
            foreach (ObjectIdList ids in Relied())
            {
                Check(Store.RelyOn(_id, ids), "rely on objects");
            }
            Flush();
        }
        IsOver = true;
        return Finish(Check(Store.Commit(_id), "commit"));
    }

    /// <inheritdoc cref="Commit"/>
    /// <param name="cancellationToken">Ends the wait while changes are handed over; the commit itself, once asked for, is waited for.</param>
    public async ValueTask<ulong> CommitAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfOver();
        if (HasChanges)
        {
            foreach (ObjectIdList ids in Relied())
            {
                Check(await Store.RelyOnAsync(_id, ids, cancellationToken), "rely on objects");
            }
            foreach (Batch batch in Unsent())
            {
                Check(await Store.StoreAsync(_id, batch.Contents, cancellationToken), "store objects");
                batch.IsSent();
            }
            foreach ((string name, ulong id) in _changedRoots)
            {
                Check(
                    id == 0
                        ? Unbound(await Store.UnbindRootAsync(_id, name, cancellationToken))
                        : await Store.BindRootAsync(_id, name, new ObjectId { Value = id }, cancellationToken),
                    "change a root");
            }
        }
        IsOver = true;
        return Finish(Check(await Store.CommitAsync(_id), "commit"));
    }

    /// <summary>Hands changes over to the store now, in the same transaction, so that less is left for the commit.</summary>
    public void Flush()
    {
        ThrowIfOver();
        foreach (Batch batch in Unsent())
        {
            Check(Store.Store(_id, batch.Contents), "store objects");
            batch.IsSent();
        }
        foreach ((string name, ulong id) in _changedRoots)
        {
            Check(id == 0 ? Unbound(Store.UnbindRoot(_id, name)) : Store.BindRoot(_id, name, new ObjectId { Value = id }), "change a root");
        }
    }

    // Bound and unbound in this transaction, or flushed before: then there is nothing to take away.
    private static Result<Ok, StoreError> Unbound(Result<Ok, StoreError> result) =>
        !result.IsOk && result.Error == StoreError.NotFound ? default(Ok) : result;

    private ulong Finish(CommitInfo info)
    {
        // Where changes cancelled each other out, the version is what somebody else committed: the cache has not seen that.
        if (info.ChangedObjects > 0)
        {
            Image.AfterCommit(info.Version, _changed.Select(o => KeyValuePair.Create(o.Id.Value, o.TryGetState()?.Committed(info.Version))));
        }
        return info.Version;
    }

    /// <summary>What was read without the store's knowing. What is written it knows by that.</summary>
    private IEnumerable<ObjectIdList> Relied() =>
        _relied.Where(id => !_objects.TryGetValue(id, out ImageObject? known) || !known.IsChanged)
            .Chunk(4096)
            .Select(static ids => new ObjectIdList { Ids = [.. ids.Select(static id => new ObjectId { Value = id })] });

    private IEnumerable<Batch> Unsent()
    {
        Batch batch = new();
        foreach (ImageObject changed in _changed.Where(static o => o.IsUnsent))
        {
            batch.Add(changed);
            if (batch.Bytes >= BytesAtATime)
            {
                yield return batch;
                batch = new();
            }
        }
        if (batch.Contents.Objects.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Objects that go to the store in one call.</summary>
    private sealed class Batch
    {
        private readonly List<ImageObject> _members = [];

        public ObjectBatch Contents { get; } = new();

        public long Bytes { get; private set; }

        public void Add(ImageObject changed)
        {
            ObjectState? state = changed.TryGetState();
            if (state is null && changed.IsNew)
            {
                // Made and deleted in one transaction: nobody else has ever heard of it, unless it was flushed in between.
                if (!changed.WasSent)
                {
                    changed.IsUnsent = false;
                    return;
                }
            }
            byte[]? content = state is null ? null : ObjectCodec.Encode(state);
            Contents.Objects.Add(new ObjectContent { Id = changed.Id, Content = content });
            _members.Add(changed);
            Bytes += 32 + (content?.Length ?? 0);
        }

        public void IsSent()
        {
            foreach (ImageObject member in _members)
            {
                member.IsUnsent = false;
                member.WasSent = true;
            }
        }
    }
}
