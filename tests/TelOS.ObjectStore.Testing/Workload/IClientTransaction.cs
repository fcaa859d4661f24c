using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Workload;

/// <summary>A transaction of a store that is being tested. Each call may fail with <see cref="TransactionConflictException"/>; it is over then.</summary>
public interface IClientTransaction
{
    /// <summary>The version that it sees; null if the store does not tell.</summary>
    ulong? Snapshot { get; }

    /// <summary>Reads an object.</summary>
    /// <param name="id">Its identity.</param>
    /// <returns>Its version and its content; no version when there is no such object.</returns>
    ValueTask<(ulong? Version, ReadOnlyMemory<byte> Content)> ReadAsync(ulong id);

    /// <summary>Asks for an object without its content.</summary>
    /// <param name="id">Its identity.</param>
    /// <returns>Its version; null when there is none.</returns>
    ValueTask<ulong?> FindVersionAsync(ulong id);

    /// <summary>Stores an object.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="content">All of it.</param>
    ValueTask StoreAsync(ulong id, ReadOnlyMemory<byte> content);

    /// <summary>Deletes an object.</summary>
    /// <param name="id">Its identity; the transaction has seen that it is there.</param>
    ValueTask DeleteAsync(ulong id);

    /// <summary>Lists objects.</summary>
    /// <param name="after">Identities above this one.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="minimumSize">Objects of at least so many bytes.</param>
    /// <param name="changedAfter">Objects that a later version wrote.</param>
    /// <returns>What there is, by growing identity, and whether there is more.</returns>
    ValueTask<(IReadOnlyList<ListedObject> Seen, bool More)> ListAsync(ulong after, int limit, ulong minimumSize, ulong changedAfter);

    /// <summary>Looks a root up.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The object that it is bound to; 0 when there is no such root.</returns>
    ValueTask<ulong> FindRootAsync(string name);

    /// <summary>Binds a root.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">An object that the transaction has seen; 0 unbinds the root, which it has seen.</param>
    ValueTask BindRootAsync(string name, ulong id);

    /// <summary>Lists all roots.</summary>
    ValueTask<IReadOnlyList<RootRead>> ListRootsAsync();

    /// <summary>Commits.</summary>
    /// <returns>The version that holds the changes.</returns>
    ValueTask<ulong> CommitAsync();

    /// <summary>Rolls back.</summary>
    ValueTask RollBackAsync();
}
