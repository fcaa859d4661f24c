using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Testing.Recording;
using TelOS.ObjectStore.Testing.Workload;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>A transaction of the engine.</summary>
/// <param name="transaction">The transaction.</param>
internal sealed class EngineTransaction(StoreTransaction transaction) : IClientTransaction
{
    public ulong? Snapshot => transaction.Snapshot;

    public ValueTask<(ulong? Version, ReadOnlyMemory<byte> Content)> ReadAsync(ulong id) => Try<(ulong? Version, ReadOnlyMemory<byte> Content)>(() =>
        transaction.TryRead(OpenStore.Id(id), out StoredObject? found) ? (found.Version, found.Content) : (null, default));

    public ValueTask<ulong?> FindVersionAsync(ulong id) => Try(() => UnlessAbsent(() => transaction.Info(OpenStore.Id(id)).Version));

    public async ValueTask StoreAsync(ulong id, ReadOnlyMemory<byte> content) =>
        _ = await Try(() =>
        {
            transaction.Store(OpenStore.Id(id), content.Span);
            return true;
        }).ConfigureAwait(false);

    public async ValueTask DeleteAsync(ulong id) =>
        _ = await Try(() =>
        {
            transaction.Delete(OpenStore.Id(id));
            return true;
        }).ConfigureAwait(false);

    public ValueTask<(IReadOnlyList<ListedObject> Seen, bool More)> ListAsync(ulong after, int limit, ulong minimumSize, ulong changedAfter) => Try(() =>
    {
        ObjectPage page = transaction.List(new ObjectQuery
        {
            After = OpenStore.Id(after),
            Limit = (uint)limit,
            MinimumSize = minimumSize,
            ChangedAfter = changedAfter == 0 ? null : changedAfter,
        });
        return ((IReadOnlyList<ListedObject>)[.. page.Entries.Select(static entry => new ListedObject(entry.Id.Value, entry.Version))], page.More);
    });

    public ValueTask<ulong> FindRootAsync(string name) => Try(() => UnlessAbsent(() => transaction.FindRoot(name).Value) ?? 0);

    public async ValueTask BindRootAsync(string name, ulong id) =>
        _ = await Try(() =>
        {
            if (id == 0)
            {
                transaction.UnbindRoot(name);
            }
            else
            {
                transaction.BindRoot(name, OpenStore.Id(id));
            }

            return true;
        }).ConfigureAwait(false);

    public ValueTask<IReadOnlyList<RootRead>> ListRootsAsync() => Try<IReadOnlyList<RootRead>>(() =>
        [.. transaction.ListRoots().Roots.Select(static root => new RootRead(root.Name, root.Id.Value))]);

    public ValueTask<ulong> CommitAsync() => Try(() => transaction.Commit().Version);

    public ValueTask RollBackAsync()
    {
        transaction.Dispose();
        return default;
    }

    private static ulong? UnlessAbsent(Func<ulong> call)
    {
        try
        {
            return call();
        }
        catch (StoreException failure) when (failure.Error == StoreError.NotFound)
        {
            return null;
        }
    }

    private static ValueTask<T> Try<T>(Func<T> call)
    {
        try
        {
            return new(call());
        }
        catch (StoreException failure) when (failure.Error == StoreError.Conflict)
        {
            throw new TransactionConflictException(failure.Message, failure);
        }
    }
}
