using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>The store behind a session: another component, reached by RPC.</summary>
/// <param name="session">The session, which is closed with this.</param>
public sealed class SessionImageStore(ObjectStoreClient session) : IImageStore
{
    /// <inheritdoc/>
    public event Action Committed
    {
        add => session.Committed += value;
        remove => session.Committed -= value;
    }

    /// <inheritdoc/>
    public StoreStatus Status() => session.Status();

    /// <inheritdoc/>
    public Result<TransactionId, StoreError> Begin(Access access) => session.BeginTransaction(access);

    /// <inheritdoc/>
    public ValueTask<Result<TransactionId, StoreError>> BeginAsync(Access access, CancellationToken cancellationToken) =>
        session.BeginTransactionAsync(access, cancellationToken);

    /// <inheritdoc/>
    public Result<CommitInfo, StoreError> Commit(TransactionId transaction) => session.CommitTransaction(transaction);

    /// <inheritdoc/>
    public ValueTask<Result<CommitInfo, StoreError>> CommitAsync(TransactionId transaction) => session.CommitTransactionAsync(transaction);

    /// <inheritdoc/>
    public Result<Ok, StoreError> Rollback(TransactionId transaction) => session.RollbackTransaction(transaction);

    /// <inheritdoc/>
    public Result<ObjectContent, StoreError> Retrieve(TransactionId transaction, ObjectId id)
    {
        // Most objects are small, and those come in the message itself.
        Result<SmallObject, StoreError> small = session.RetrieveSmall(transaction, id);
        if (small.TryGetValue(out SmallObject found, out StoreError error))
        {
            return new ObjectContent { Id = id, Content = ((ReadOnlySpan<byte>)found.Content)[..(int)found.Size].ToArray(), Version = found.Version };
        }
        if (error != StoreError.TooLarge)
        {
            return error;
        }
        Result<ObjectBatch, StoreError> batch = session.RetrieveObjects(transaction, new ObjectIdList { Ids = [id] });
        return !batch.IsOk ? batch.Error
            : batch.Value.Objects is not [{ Content: not null } only] ? StoreError.TooLarge
            : only;
    }

    /// <inheritdoc/>
    public Result<ObjectBatch, StoreError> Retrieve(TransactionId transaction, ObjectIdList ids) => session.RetrieveObjects(transaction, ids);

    /// <inheritdoc/>
    public ValueTask<Result<ObjectBatch, StoreError>> RetrieveAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken) =>
        session.RetrieveObjectsAsync(transaction, ids, cancellationToken);

    /// <inheritdoc/>
    public Result<ulong, StoreError> Store(TransactionId transaction, ObjectBatch batch) =>
        batch.Objects is [{ Content: { Length: <= (int)ObjectStoreConstants.MaxSmall } content } only]
            ? session.StoreSmall(transaction, only.Id, content)
            : session.StoreObjects(transaction, batch);

    /// <inheritdoc/>
    public ValueTask<Result<ulong, StoreError>> StoreAsync(TransactionId transaction, ObjectBatch batch, CancellationToken cancellationToken) =>
        batch.Objects is [{ Content: { Length: <= (int)ObjectStoreConstants.MaxSmall } content } only]
            ? session.StoreSmallAsync(transaction, only.Id, content, cancellationToken)
            : session.StoreObjectsAsync(transaction, batch, cancellationToken);

    /// <inheritdoc/>
    public Result<Ok, StoreError> RelyOn(TransactionId transaction, ObjectIdList ids) => session.RelyOn(transaction, ids);

    /// <inheritdoc/>
    public ValueTask<Result<Ok, StoreError>> RelyOnAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken) =>
        session.RelyOnAsync(transaction, ids, cancellationToken);

    /// <inheritdoc/>
    public Result<IdRange, StoreError> AllocateIds(uint count) => session.AllocateIds(count);

    /// <inheritdoc/>
    public Result<ObjectPage, StoreError> List(TransactionId transaction, ObjectQuery query) => session.ListObjects(transaction, query);

    /// <inheritdoc/>
    public Result<ObjectId, StoreError> FindRoot(TransactionId transaction, string name) => session.FindRoot(transaction, name);

    /// <inheritdoc/>
    public ValueTask<Result<ObjectId, StoreError>> FindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken) =>
        session.FindRootAsync(transaction, name, cancellationToken);

    /// <inheritdoc/>
    public Result<Ok, StoreError> BindRoot(TransactionId transaction, string name, ObjectId id) => session.BindRoot(transaction, name, id);

    /// <inheritdoc/>
    public ValueTask<Result<Ok, StoreError>> BindRootAsync(TransactionId transaction, string name, ObjectId id, CancellationToken cancellationToken) =>
        session.BindRootAsync(transaction, name, id, cancellationToken);

    /// <inheritdoc/>
    public Result<Ok, StoreError> UnbindRoot(TransactionId transaction, string name) => session.UnbindRoot(transaction, name);

    /// <inheritdoc/>
    public ValueTask<Result<Ok, StoreError>> UnbindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken) =>
        session.UnbindRootAsync(transaction, name, cancellationToken);

    /// <inheritdoc/>
    public Result<RootList, StoreError> ListRoots(TransactionId transaction) => session.ListRoots(transaction);

    /// <inheritdoc/>
    public Result<ChangeSet, StoreError> ChangesSince(ulong version) => session.ChangesSince(version);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
