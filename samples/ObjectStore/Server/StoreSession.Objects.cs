using System.Diagnostics.CodeAnalysis;
using Samples.ObjectStore.Store;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace Samples.ObjectStore.Server;

/// <summary>Objects, roots and listings of one session.</summary>
internal sealed partial class StoreSession
{
    public override Result<ulong, StoreError> StoreObject(TransactionId transaction, ObjectId id, ReadOnlySpan<byte> content) =>
        Change(transaction, id, content.ToArray());

    public override Result<ulong, StoreError> StoreSmall(TransactionId transaction, ObjectId id, ReadOnlySpan<byte> content) =>
        Change(transaction, id, content.ToArray());

    public override Result<Ok, StoreError> DeleteObject(TransactionId transaction, ObjectId id)
    {
        if (!TryFindObject(transaction, id, out _, out StoreError error))
        {
            return error;
        }
        return Change(transaction, id, null).TryGetValue(out _, out StoreError failed) ? default(Ok) : failed;
    }

    public override Result<byte[], StoreError> RetrieveObject(TransactionId transaction, ObjectId id) =>
        TryFindObject(transaction, id, out StoredObject? found, out StoreError error) ? found.Content : error;

    public override Result<SmallObject, StoreError> RetrieveSmall(TransactionId transaction, ObjectId id)
    {
        if (!TryFindObject(transaction, id, out StoredObject? found, out StoreError error))
        {
            return error;
        }
        if (found.Content.Length > ObjectStoreConstants.MaxSmall)
        {
            return StoreError.TooLarge;
        }
        SmallObject small = new() { Version = found.Version, Size = (uint)found.Content.Length };
        found.Content.CopyTo(small.Content);
        return small;
    }

    public override Result<ObjectInfo, StoreError> ObjectInfo(TransactionId transaction, ObjectId id) =>
        TryFindObject(transaction, id, out StoredObject? found, out StoreError error)
            ? new ObjectInfo { Version = found.Version, Size = (ulong)found.Content.Length }
            : error;

    public override Result<ulong, StoreError> StoreObjects(TransactionId transaction, ObjectBatch batch)
    {
        // All of them or none: what could fail is looked at before anything is changed.
        if (batch.Objects.Any(o => !_store.IsAllocated(o.Id.Value)))
        {
            return StoreError.InvalidArgument;
        }
        Result<ulong, StoreError> result = TryFind(transaction, out Transaction? found) ? (ulong)found.ChangedBytes : StoreError.NoTransaction;
        List<(ObjectId Id, byte[]? Former)> undo = [];
        foreach (ObjectContent entry in batch.Objects)
        {
            byte[]? former = found?.Objects.GetValueOrDefault(entry.Id.Value);
            result = Change(transaction, entry.Id, entry.Content);
            if (!result.IsOk)
            {
                undo.ForEach(change => Change(transaction, change.Id, change.Former));
                return result;
            }
            undo.Insert(0, (entry.Id, former));
        }
        return result;
    }

    public override Result<ObjectBatch, StoreError> RetrieveObjects(TransactionId transaction, ObjectIdList ids)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        ObjectBatch batch = new();
        foreach (ObjectId id in ids.Ids)
        {
            StoredObject? stored = found.Find(id.Value);
            if (stored is { IsIntact: false })
            {
                return StoreError.Damaged;
            }
            batch.Objects.Add(new ObjectContent { Id = id, Content = stored?.Content, Version = stored?.Version });
        }
        return batch;
    }

    public override Result<ObjectPage, StoreError> ListObjects(TransactionId transaction, ObjectQuery query)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        if (query.Limit is < 1 or > 65536)
        {
            return StoreError.InvalidArgument;
        }
        List<ObjectEntry> entries =
        [
            .. found.List()
                .Where(o => o.Key > (query.After?.Value ?? 0))
                .Where(o => o.Value.Version > (query.ChangedAfter ?? 0) || query.ChangedAfter is null)
                .Where(o => (ulong)o.Value.Content.Length >= (query.MinimumSize ?? 0))
                .Select(o => new ObjectEntry { Id = new ObjectId { Value = o.Key }, Version = o.Value.Version, Size = (ulong)o.Value.Content.Length })
                .Take((int)query.Limit + 1),
        ];
        bool more = entries.Count > query.Limit;
        return new ObjectPage { Entries = more ? entries[..^1] : entries, More = more };
    }

    public override Result<ObjectId, StoreError> FindRoot(TransactionId transaction, Utf8Text name)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        return found.FindRoot(name.ToString()) is { } id ? new ObjectId { Value = id } : StoreError.NotFound;
    }

    public override Result<Ok, StoreError> BindRoot(TransactionId transaction, Utf8Text name, ObjectId id)
    {
        if (name.Length == 0)
        {
            return StoreError.InvalidArgument;
        }
        if (!TryFindObject(transaction, id, out _, out StoreError error))
        {
            return error;
        }
        return ChangeRoot(transaction, name.ToString(), id.Value);
    }

    public override Result<Ok, StoreError> UnbindRoot(TransactionId transaction, Utf8Text name)
    {
        string root = name.ToString();
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        return found.FindRoot(root) is null ? StoreError.NotFound : ChangeRoot(transaction, root, null);
    }

    public override Result<RootList, StoreError> ListRoots(TransactionId transaction)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        return new RootList { Roots = [.. found.ListRoots().Select(r => new Root { Name = r.Key, Id = new ObjectId { Value = r.Value } })] };
    }

    public override Result<ChangeSet, StoreError> ChangesSince(ulong version)
    {
        if (_store.CommitsAfter(version) is not { } commits)
        {
            return StoreError.TooOld;
        }
        ILookup<bool, ObjectId> changed = commits.SelectMany(c => c.Objects).Distinct().Order()
            .ToLookup(_store.Current.Objects.ContainsKey, id => new ObjectId { Value = id });
        return new ChangeSet
        {
            Version = _store.Current.Version,
            Stored = [.. changed[true]],
            Deleted = [.. changed[false]],
            RootsChanged = commits.Any(c => c.Roots.Count > 0),
        };
    }

    public override Result<Ok, StoreError> RelyOn(TransactionId transaction, ObjectIdList ids)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        ids.Ids.ForEach(id => found.RelyOn(id.Value));
        return default(Ok);
    }

    private Result<ulong, StoreError> Change(TransactionId transaction, ObjectId id, byte[]? content)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        if (!found.Writes)
        {
            return StoreError.ReadOnly;
        }
        if (!_store.IsAllocated(id.Value))
        {
            return StoreError.InvalidArgument;
        }
        // Changes wait in memory for the commit, and that memory is the client's.
        long grows = (content?.Length ?? 0) - (found.Objects.GetValueOrDefault(id.Value)?.Length ?? 0);
        if (grows > 0 && !RamQuota.TryCharge((ulong)grows))
        {
            return StoreError.OutOfRam;
        }
        found.Change(id.Value, content);
        if (grows < 0)
        {
            RamQuota.Release((ulong)-grows);
        }
        return (ulong)found.ChangedBytes;
    }

    private Result<Ok, StoreError> ChangeRoot(TransactionId transaction, string name, ulong? id)
    {
        if (!TryFind(transaction, out Transaction? found))
        {
            return StoreError.NoTransaction;
        }
        if (!found.Writes)
        {
            return StoreError.ReadOnly;
        }
        found.ChangeRoot(name, id);
        return default(Ok);
    }

    private bool TryFindObject(TransactionId transaction, ObjectId id, [NotNullWhen(true)] out StoredObject? found, out StoreError error)
    {
        found = null;
        if (!TryFind(transaction, out Transaction? open))
        {
            error = StoreError.NoTransaction;
            return false;
        }
        found = open.Find(id.Value);
        error = found switch
        {
            null => StoreError.NotFound,
            { IsIntact: false } => StoreError.Damaged,
            _ => default,
        };
        return found is not null && error == default;
    }
}
