using System.Diagnostics.CodeAnalysis;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>What the object graph needs of a store: <c>Telos_object_store</c>, however it is reached. The methods are those of the session
/// and mean the same; those that a program would wait for have an asynchronous twin.</summary>
/// <remarks>Several threads use it at the same time.</remarks>
[SuppressMessage("Design", "CA1003", Justification = "A signal carries nothing, so there is nothing to pass.")]
public interface IImageStore : IDisposable
{
    /// <summary>Something was committed since you last asked, by whomever. Raised on any thread, never twice at a time; a handler may call the store.</summary>
    event Action Committed;

    /// <summary>How the store is.</summary>
    StoreStatus Status();

    /// <inheritdoc cref="IObjectStore.BeginTransaction"/>
    Result<TransactionId, StoreError> Begin(Access access);

    /// <inheritdoc cref="IObjectStore.BeginTransaction"/>
    ValueTask<Result<TransactionId, StoreError>> BeginAsync(Access access, CancellationToken cancellationToken);

    /// <inheritdoc cref="IObjectStore.CommitTransaction"/>
    Result<CommitInfo, StoreError> Commit(TransactionId transaction);

    /// <inheritdoc cref="IObjectStore.CommitTransaction"/>
    ValueTask<Result<CommitInfo, StoreError>> CommitAsync(TransactionId transaction);

    /// <inheritdoc cref="IObjectStore.RollbackTransaction"/>
    Result<Ok, StoreError> Rollback(TransactionId transaction);

    /// <summary>Reads one object.</summary>
    /// <param name="transaction">The snapshot to read.</param>
    /// <param name="id">Its identity.</param>
    /// <returns>The object, with its version, or <see cref="StoreError.NotFound"/>.</returns>
    Result<ObjectContent, StoreError> Retrieve(TransactionId transaction, ObjectId id);

    /// <inheritdoc cref="IObjectStore.RetrieveObjects"/>
    Result<ObjectBatch, StoreError> Retrieve(TransactionId transaction, ObjectIdList ids);

    /// <inheritdoc cref="IObjectStore.RetrieveObjects"/>
    ValueTask<Result<ObjectBatch, StoreError>> RetrieveAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken);

    /// <inheritdoc cref="IObjectStore.StoreObjects"/>
    Result<ulong, StoreError> Store(TransactionId transaction, ObjectBatch batch);

    /// <inheritdoc cref="IObjectStore.StoreObjects"/>
    ValueTask<Result<ulong, StoreError>> StoreAsync(TransactionId transaction, ObjectBatch batch, CancellationToken cancellationToken);

    /// <inheritdoc cref="IObjectStore.RelyOn"/>
    Result<Ok, StoreError> RelyOn(TransactionId transaction, ObjectIdList ids);

    /// <inheritdoc cref="IObjectStore.RelyOn"/>
    ValueTask<Result<Ok, StoreError>> RelyOnAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken);

    /// <inheritdoc cref="IObjectStore.AllocateIds"/>
    Result<IdRange, StoreError> AllocateIds(uint count);

    /// <inheritdoc cref="IObjectStore.ListObjects"/>
    Result<ObjectPage, StoreError> List(TransactionId transaction, ObjectQuery query);

    /// <inheritdoc cref="IObjectStore.FindRoot"/>
    Result<ObjectId, StoreError> FindRoot(TransactionId transaction, string name);

    /// <inheritdoc cref="IObjectStore.FindRoot"/>
    ValueTask<Result<ObjectId, StoreError>> FindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken);

    /// <inheritdoc cref="IObjectStore.BindRoot"/>
    Result<Ok, StoreError> BindRoot(TransactionId transaction, string name, ObjectId id);

    /// <inheritdoc cref="IObjectStore.BindRoot"/>
    ValueTask<Result<Ok, StoreError>> BindRootAsync(TransactionId transaction, string name, ObjectId id, CancellationToken cancellationToken);

    /// <inheritdoc cref="IObjectStore.UnbindRoot"/>
    Result<Ok, StoreError> UnbindRoot(TransactionId transaction, string name);

    /// <inheritdoc cref="IObjectStore.UnbindRoot"/>
    ValueTask<Result<Ok, StoreError>> UnbindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken);

    /// <inheritdoc cref="IObjectStore.ListRoots"/>
    Result<RootList, StoreError> ListRoots(TransactionId transaction);

    /// <inheritdoc cref="IObjectStore.ChangesSince"/>
    Result<ChangeSet, StoreError> ChangesSince(ulong version);
}
