using System.Runtime.InteropServices;
using System.Text;
using TelOS.ObjectStore.Engine;
using TelOS.Runtime;

namespace TelOS.ObjectStore.Server;

/// <summary>Objects, roots and listings.</summary>
internal sealed partial class ServedSession
{
    // Identities a call may ask for, and what one costs besides content: a change, what was read, what stands for it in a record.
    private const uint MaxIds = 65_536;
    private const int ChangeBytes = 192;
    private const int ReadBytes = 64;
    private const int EntryBytes = 64;
    private const int RootBytes = 32;
    private const int IdBytes = 16;

    public override Result<ulong, StoreError> StoreObject(TransactionId transaction, ObjectId id, ReadOnlySpan<byte> content)
    {
        StoreError? error = Enter(transaction, content.Length + ChangeBytes, out OpenTransaction open);
        if (error is { } failed)
        {
            return failed;
        }

        try
        {
            open.Transaction.Store(id, content);
            return (ulong)open.Transaction.ChangeBytes;
        }
        catch (StoreException e)
        {
            return e.Error;
        }
        finally
        {
            open.Settle();
        }
    }

    public override Result<ulong, StoreError> StoreSmall(TransactionId transaction, ObjectId id, ReadOnlySpan<byte> content) =>
        StoreObject(transaction, id, content);

    public override Result<ulong, StoreError> StoreObjects(TransactionId transaction, ObjectBatch batch)
    {
        long growth = batch.Objects.Sum(static entry => (long)(entry.Content?.Length ?? 0) + ChangeBytes);
        return Run(transaction, growth, static (open, batch) =>
        {
            open.Change(batch);
            return (ulong)open.ChangeBytes;
        }, batch);
    }

    public override Result<Ok, StoreError> DeleteObject(TransactionId transaction, ObjectId id) =>
        Run(transaction, ChangeBytes + ReadBytes, static (open, id) =>
        {
            open.Delete(id);
            return default(Ok);
        }, id);

    public override Result<byte[], StoreError> RetrieveObject(TransactionId transaction, ObjectId id) =>
        Paid(Run(transaction, ReadBytes, static (open, id) => Bytes(open.Read(id).Content), id), static content => content.Length);

    public override Result<SmallObject, StoreError> RetrieveSmall(TransactionId transaction, ObjectId id) =>
        Run(transaction, ReadBytes, static (open, id) =>
        {
            StoredObject found = open.Read(id);
            if (found.Content.Length > ObjectStoreConstants.MaxSmall)
            {
                throw new StoreException(StoreError.TooLarge);
            }

            SmallObject small = new() { Version = found.Version, Size = (uint)found.Content.Length };
            found.Content.Span.CopyTo(small.Content);
            return small;
        }, id);

    public override Result<ObjectBatch, StoreError> RetrieveObjects(TransactionId transaction, ObjectIdList ids) =>
        ids.Ids.Count > MaxIds
            ? StoreError.InvalidArgument
            : Paid(Run(transaction, (long)ids.Ids.Count * ReadBytes, static (open, ids) =>
            {
                ObjectBatch batch = new();
                long size = EntryBytes;
                foreach (ObjectId id in ids.Ids)
                {
                    byte[]? content = open.TryRead(id, out StoredObject? found) ? Bytes(found.Content) : null;
                    size += EntryBytes + (content?.Length ?? 0);
                    if (size > ObjectStoreContract.Bulk.Max)
                    {
                        break;
                    }

                    batch.Objects.Add(new ObjectContent { Id = id, Content = content, Version = found?.Version });
                }

                return batch;
            }, ids), static batch => EntryBytes + batch.Objects.Sum(static entry => EntryBytes + (entry.Content?.Length ?? 0L)));

    public override Result<ObjectInfo, StoreError> ObjectInfo(TransactionId transaction, ObjectId id) =>
        Run(transaction, ReadBytes, static (open, id) => open.Info(id), id);

    public override Result<ObjectId, StoreError> FindRoot(TransactionId transaction, Utf8Text name) =>
        Run(transaction, ReadBytes, static (open, name) => open.FindRoot(name), name.ToString());

    public override Result<Ok, StoreError> BindRoot(TransactionId transaction, Utf8Text name, ObjectId id) =>
        Run(transaction, ChangeBytes + ReadBytes, static (open, root) =>
        {
            open.BindRoot(root.Name, root.Id);
            return default(Ok);
        }, (Name: name.ToString(), Id: id));

    public override Result<Ok, StoreError> UnbindRoot(TransactionId transaction, Utf8Text name) =>
        Run(transaction, ChangeBytes + ReadBytes, static (open, name) =>
        {
            open.UnbindRoot(name);
            return default(Ok);
        }, name.ToString());

    public override Result<RootList, StoreError> ListRoots(TransactionId transaction) =>
        Paid(
            Run(transaction, ReadBytes, static (open, _) => open.ListRoots(), 0),
            static list => EntryBytes + list.Roots.Sum(static root => RootBytes + (long)Encoding.UTF8.GetByteCount(root.Name)));

    public override Result<ChangeSet, StoreError> ChangesSince(ulong version)
    {
        Asked();
        try
        {
            Result<ChangeSet, StoreError> changes = Paid<ChangeSet>(
                _store.ChangesSince(version, Grant.Subtree), static set => EntryBytes + ((set.Stored.Count + (long)set.Deleted.Count) * IdBytes));

            // More than can be told is as good as forgotten.
            return changes.TryGetValue(out _, out StoreError error) || error != StoreError.TooLarge ? changes : StoreError.TooOld;
        }
        catch (StoreException e)
        {
            return e.Error;
        }
    }

    public override Result<Ok, StoreError> RelyOn(TransactionId transaction, ObjectIdList ids) =>
        Run(transaction, (long)ids.Ids.Count * ReadBytes, static (open, ids) =>
        {
            ids.Ids.ForEach(open.RelyOn);
            return default(Ok);
        }, ids);

    // Shared with the store's cache, and only read.
    private static byte[] Bytes(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Array?.Length == segment.Count
            ? segment.Array
            : content.ToArray();

    // A result waits at the server until the client fetches it, for which the client pays.
    private Result<TResult, StoreError> Paid<TResult>(Result<TResult, StoreError> result, Func<TResult, long> sizeOf)
    {
        if (!result.TryGetValue(out TResult? value, out _))
        {
            return result;
        }

        long size = sizeOf(value);
        return size > ObjectStoreContract.Bulk.Max ? StoreError.TooLarge
            : Bulk.TryReserve(size) ? result
            : StoreError.OutOfRam;
    }

    private Result<TResult, StoreError> Run<TArgument, TResult>(
        TransactionId transaction, long growth, Func<StoreTransaction, TArgument, TResult> work, TArgument argument)
    {
        StoreError? error = Enter(transaction, growth, out OpenTransaction open);
        if (error is { } failed)
        {
            return failed;
        }

        try
        {
            return work(open.Transaction, argument);
        }
        catch (StoreException e)
        {
            return e.Error;
        }
        finally
        {
            open.Settle();
        }
    }

    private StoreError? Enter(TransactionId transaction, long growth, out OpenTransaction open) =>
        !_transactions.TryGetValue(transaction.Value, out open!) ? StoreError.NoTransaction
        : !open.TryPaySnapshot(_store.Version) || !open.TryReserve(growth) ? StoreError.OutOfRam
        : null;
}
