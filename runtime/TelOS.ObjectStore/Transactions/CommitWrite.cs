namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>A transaction's changes.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="done">Called when they are durable and visible.</param>
/// <param name="failed">Called when nothing was changed.</param>
internal sealed class CommitWrite(TransactionState transaction, Action<CommitInfo> done, Action<StoreError> failed) : Write
{
    private CommitInfo _info;

    /// <inheritdoc/>
    public override long Bytes => transaction.ChangeBytes;

    /// <inheritdoc/>
    public override StoreError? Apply(WriteBatch batch)
    {
        if (batch.ConflictsWith(transaction))
        {
            return StoreError.Conflict;
        }

        ulong version = batch.NextVersion();
        List<ulong> stored = [];
        List<ulong> deleted = [];
        foreach ((ulong id, byte[]? content) in transaction.Objects)
        {
            // Who deletes what it stored itself leaves nothing to do.
            if (batch.Change(id, content, version))
            {
                (content is null ? deleted : stored).Add(id);
            }
        }

        foreach ((string name, ulong? id) in transaction.Roots)
        {
            batch.Bind(name, id, version);
        }

        batch.Add(new CommittedChanges(version, [.. stored], [.. deleted], [.. transaction.Roots.Keys]));
        _info = new CommitInfo { Version = version, ChangedObjects = (uint)(stored.Count + deleted.Count) };
        return null;
    }

    /// <inheritdoc/>
    public override void Complete() => done(_info);

    /// <inheritdoc/>
    public override void Fail(StoreError error) => failed(error);
}
