using TelOS.ObjectStore;
using TelOS.ObjectStore.Testing.Workload;
using TelOS.Runtime;

namespace TelOS.LivingImage.Clients;

/// <summary>A session of the Living Image.</summary>
/// <param name="connection">The session.</param>
internal sealed class SessionClient(ObjectStoreConnection connection) : IClientStore
{
    public async ValueTask<IClientTransaction> BeginAsync(bool writes) =>
        new SessionTransaction(connection, ValueOf(await connection.BeginTransactionAsync(writes ? Access.Write : Access.Read).ConfigureAwait(false)));

    public async ValueTask<ulong> AllocateAsync(int count) =>
        ValueOf(await connection.AllocateIdsAsync((uint)count).ConfigureAwait(false)).First.Value;

    /// <summary>The value of a call.</summary>
    /// <exception cref="TransactionConflictException">The transaction is over for what others changed.</exception>
    /// <exception cref="InvalidOperationException">There was another error, which never happens in a store that works.</exception>
    public static T ValueOf<T>(Result<T, StoreError> result) =>
        result is { IsError: true, Error: StoreError.Conflict } ? throw new TransactionConflictException() : result.Value;
}
