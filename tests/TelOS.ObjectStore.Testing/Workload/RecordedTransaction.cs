using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Workload;

/// <summary>Does what a random transaction asks for, and writes down what came of it.</summary>
/// <param name="transaction">The transaction.</param>
internal sealed class RecordedTransaction(IClientTransaction transaction)
{
    private readonly List<HistoryOperation> _operations = [];

    public IReadOnlyList<HistoryOperation> Operations => _operations;

    public async ValueTask<bool> ReadAsync(ulong id)
    {
        (ulong? version, ReadOnlyMemory<byte> content) = await transaction.ReadAsync(id).ConfigureAwait(false);
        _operations.Add(new ObjectRead(id, version, version is null ? 0 : TaggedContent.TagOf(content.Span)));
        return version is not null;
    }

    public async ValueTask<bool> ExistsAsync(ulong id)
    {
        ulong? version = await transaction.FindVersionAsync(id).ConfigureAwait(false);
        _operations.Add(new ObjectRead(id, version));
        return version is not null;
    }

    public async ValueTask StoreAsync(ulong id, ulong tag, int size)
    {
        await transaction.StoreAsync(id, TaggedContent.Create(tag, size)).ConfigureAwait(false);
        _operations.Add(new ObjectWrite(id, tag, (ulong)size));
    }

    public async ValueTask DeleteAsync(ulong id)
    {
        await transaction.DeleteAsync(id).ConfigureAwait(false);
        _operations.Add(new ObjectDelete(id));
    }

    public async ValueTask<IReadOnlyList<ListedObject>> ListAsync(ulong after, int limit, ulong minimumSize, ulong changedAfter)
    {
        (IReadOnlyList<ListedObject> seen, bool more) = await transaction.ListAsync(after, limit, minimumSize, changedAfter).ConfigureAwait(false);
        _operations.Add(new ObjectListing(after, more ? seen[^1].Id : ulong.MaxValue, minimumSize, changedAfter, seen));
        return seen;
    }

    public async ValueTask<ulong> FindRootAsync(string name)
    {
        ulong id = await transaction.FindRootAsync(name).ConfigureAwait(false);
        _operations.Add(new RootRead(name, id));
        return id;
    }

    public async ValueTask BindRootAsync(string name, ulong id)
    {
        await transaction.BindRootAsync(name, id).ConfigureAwait(false);
        _operations.Add(new RootWrite(name, id));
    }

    public async ValueTask ListRootsAsync() => _operations.Add(new RootListing(await transaction.ListRootsAsync().ConfigureAwait(false)));
}
