using TelOS.ObjectStore;
using TelOS.ObjectStore.Testing.Recording;
using TelOS.ObjectStore.Testing.Workload;
using TelOS.Runtime;

namespace TelOS.LivingImage.Clients;

/// <summary>A transaction of a session.</summary>
/// <param name="connection">The session.</param>
/// <param name="transaction">The transaction.</param>
internal sealed class SessionTransaction(ObjectStoreConnection connection, TransactionId transaction) : IClientTransaction
{
    // The contract does not tell.
    public ulong? Snapshot => null;

    public async ValueTask<(ulong? Version, ReadOnlyMemory<byte> Content)> ReadAsync(ulong id)
    {
        Result<SmallObject, StoreError> small = await connection.RetrieveSmallAsync(transaction, Id(id)).ConfigureAwait(false);
        if (small is { IsError: true, Error: StoreError.NotFound })
        {
            return (null, default);
        }

        if (small is { IsError: true, Error: StoreError.TooLarge })
        {
            ObjectIdList ids = new() { Ids = [Id(id)] };
            ObjectContent large = SessionClient.ValueOf(await connection.RetrieveObjectsAsync(transaction, ids).ConfigureAwait(false)).Objects.Single();
            return (large.Version, large.Content);
        }

        SmallObject found = SessionClient.ValueOf(small);
        return (found.Version, ((ReadOnlySpan<byte>)found.Content)[..(int)found.Size].ToArray());
    }

    public async ValueTask<ulong?> FindVersionAsync(ulong id)
    {
        Result<ObjectInfo, StoreError> info = await connection.ObjectInfoAsync(transaction, Id(id)).ConfigureAwait(false);
        return info is { IsError: true, Error: StoreError.NotFound } ? null : SessionClient.ValueOf(info).Version;
    }

    public async ValueTask StoreAsync(ulong id, ReadOnlyMemory<byte> content) =>
        _ = SessionClient.ValueOf(content.Length <= ObjectStoreConstants.MaxSmall
            ? await connection.StoreSmallAsync(transaction, Id(id), content.Span).ConfigureAwait(false)
            : await connection.StoreObjectAsync(transaction, Id(id), content).ConfigureAwait(false));

    public async ValueTask DeleteAsync(ulong id) =>
        _ = SessionClient.ValueOf(await connection.DeleteObjectAsync(transaction, Id(id)).ConfigureAwait(false));

    public async ValueTask<(IReadOnlyList<ListedObject> Seen, bool More)> ListAsync(ulong after, int limit, ulong minimumSize, ulong changedAfter)
    {
        ObjectQuery query = new()
        {
            After = after == 0 ? null : Id(after),
            Limit = (uint)limit,
            MinimumSize = minimumSize == 0 ? null : minimumSize,
            ChangedAfter = changedAfter == 0 ? null : changedAfter,
        };
        ObjectPage page = SessionClient.ValueOf(await connection.ListObjectsAsync(transaction, query).ConfigureAwait(false));
        return ([.. page.Entries.Select(static entry => new ListedObject(entry.Id.Value, entry.Version))], page.More);
    }

    public async ValueTask<ulong> FindRootAsync(string name)
    {
        Result<ObjectId, StoreError> found = await connection.FindRootAsync(transaction, name).ConfigureAwait(false);
        return found is { IsError: true, Error: StoreError.NotFound } ? 0 : SessionClient.ValueOf(found).Value;
    }

    public async ValueTask BindRootAsync(string name, ulong id) =>
        _ = SessionClient.ValueOf(id == 0
            ? await connection.UnbindRootAsync(transaction, name).ConfigureAwait(false)
            : await connection.BindRootAsync(transaction, name, Id(id)).ConfigureAwait(false));

    public async ValueTask<IReadOnlyList<RootRead>> ListRootsAsync() =>
        [.. SessionClient.ValueOf(await connection.ListRootsAsync(transaction).ConfigureAwait(false)).Roots.Select(static root => new RootRead(root.Name, root.Id.Value))];

    public async ValueTask<ulong> CommitAsync() => SessionClient.ValueOf(await connection.CommitTransactionAsync(transaction).ConfigureAwait(false)).Version;

    public async ValueTask RollBackAsync() =>
        _ = SessionClient.ValueOf(await connection.RollbackTransactionAsync(transaction).ConfigureAwait(false));

    private static ObjectId Id(ulong value) => new() { Value = value };
}
