using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal.Tests;

/// <summary>Counts the calls that cost a message, and may keep the signals back.</summary>
internal sealed class CountingStore(IImageStore inner) : IImageStore
{
    private Action? _committed;

    public event Action Committed
    {
        add
        {
            if (_committed is null)
            {
                inner.Committed += Forward;
            }
            _committed += value;
        }
        remove => _committed -= value;
    }

    /// <summary>Whether signals are lost, as if this component never got to handle them.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Called between a commit and its answer.</summary>
    public Action? BeforeCommitAnswers { get; set; }

    public int Calls { get; private set; }

    /// <summary>Objects that were read.</summary>
    public int Read { get; private set; }

    public int ReadCalls { get; private set; }

    private IImageStore Counted
    {
        get
        {
            Calls++;
            return inner;
        }
    }

    public StoreStatus Status() => Counted.Status();

    public Result<TransactionId, StoreError> Begin(Access access) => Counted.Begin(access);

    public ValueTask<Result<TransactionId, StoreError>> BeginAsync(Access access, CancellationToken cancellationToken) => Counted.BeginAsync(access, cancellationToken);

    public Result<CommitInfo, StoreError> Commit(TransactionId transaction)
    {
        Result<CommitInfo, StoreError> result = Counted.Commit(transaction);
        BeforeCommitAnswers?.Invoke();
        return result;
    }

    public ValueTask<Result<CommitInfo, StoreError>> CommitAsync(TransactionId transaction) => Counted.CommitAsync(transaction);

    public Result<Ok, StoreError> Rollback(TransactionId transaction) => Counted.Rollback(transaction);

    public Result<ObjectContent, StoreError> Retrieve(TransactionId transaction, ObjectId id) => CountedRead(1).Retrieve(transaction, id);

    public Result<ObjectBatch, StoreError> Retrieve(TransactionId transaction, ObjectIdList ids) => CountedRead(ids.Ids.Count).Retrieve(transaction, ids);

    public ValueTask<Result<ObjectBatch, StoreError>> RetrieveAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken) =>
        CountedRead(ids.Ids.Count).RetrieveAsync(transaction, ids, cancellationToken);

    public Result<ulong, StoreError> Store(TransactionId transaction, ObjectBatch batch) => Counted.Store(transaction, batch);

    public ValueTask<Result<ulong, StoreError>> StoreAsync(TransactionId transaction, ObjectBatch batch, CancellationToken cancellationToken) =>
        Counted.StoreAsync(transaction, batch, cancellationToken);

    public Result<Ok, StoreError> RelyOn(TransactionId transaction, ObjectIdList ids) => Counted.RelyOn(transaction, ids);

    public ValueTask<Result<Ok, StoreError>> RelyOnAsync(TransactionId transaction, ObjectIdList ids, CancellationToken cancellationToken) =>
        Counted.RelyOnAsync(transaction, ids, cancellationToken);

    public Result<IdRange, StoreError> AllocateIds(uint count) => Counted.AllocateIds(count);

    public Result<ObjectPage, StoreError> List(TransactionId transaction, ObjectQuery query) => Counted.List(transaction, query);

    public Result<ObjectId, StoreError> FindRoot(TransactionId transaction, string name) => Counted.FindRoot(transaction, name);

    public ValueTask<Result<ObjectId, StoreError>> FindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken) =>
        Counted.FindRootAsync(transaction, name, cancellationToken);

    public Result<Ok, StoreError> BindRoot(TransactionId transaction, string name, ObjectId id) => Counted.BindRoot(transaction, name, id);

    public ValueTask<Result<Ok, StoreError>> BindRootAsync(TransactionId transaction, string name, ObjectId id, CancellationToken cancellationToken) =>
        Counted.BindRootAsync(transaction, name, id, cancellationToken);

    public Result<Ok, StoreError> UnbindRoot(TransactionId transaction, string name) => Counted.UnbindRoot(transaction, name);

    public ValueTask<Result<Ok, StoreError>> UnbindRootAsync(TransactionId transaction, string name, CancellationToken cancellationToken) =>
        Counted.UnbindRootAsync(transaction, name, cancellationToken);

    public Result<RootList, StoreError> ListRoots(TransactionId transaction) => Counted.ListRoots(transaction);

    public Result<ChangeSet, StoreError> ChangesSince(ulong version) => Counted.ChangesSince(version);

    public void Dispose() => inner.Dispose();

    private void Forward()
    {
        if (!IsDeaf)
        {
            _committed?.Invoke();
        }
    }

    private IImageStore CountedRead(int objects)
    {
        Read += objects;
        ReadCalls++;
        return Counted;
    }
}
