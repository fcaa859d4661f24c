namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>A durable reservation of identities, more than are asked for, so that it is seldom needed.</summary>
/// <param name="identities">Who was given which.</param>
/// <param name="count">How many are asked for.</param>
/// <param name="subtree">By whom.</param>
/// <param name="done">Called with them.</param>
/// <param name="failed">Called when there are none.</param>
internal sealed class ReserveWrite(Identities identities, uint count, string subtree, Action<IdRange> done, Action<StoreError> failed) : Write
{
    private IdentityRange? _range;

    /// <inheritdoc/>
    public override long Bytes => 64;

    /// <inheritdoc/>
    public override StoreError? Apply(WriteBatch batch)
    {
        _range = batch.Reserve(count, subtree);
        return _range is null ? StoreError.StorageFull : null;
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        identities.Reserve(_range!);

        // Others may have asked meanwhile; what is reserved for this one suffices all the same.
        if (identities.TryTake(count, subtree, out ulong first))
        {
            done(new IdRange { First = new ObjectId { Value = first }, Count = count });
        }
        else
        {
            failed(StoreError.StorageFull);
        }
    }

    /// <inheritdoc/>
    public override void Fail(StoreError error) => failed(error);
}
