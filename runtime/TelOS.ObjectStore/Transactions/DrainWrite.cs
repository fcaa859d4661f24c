namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>Nothing but a place in the order of the writer's work.</summary>
/// <param name="reached">Called when all before it is answered.</param>
internal sealed class DrainWrite(Action reached) : Write
{
    /// <inheritdoc/>
    public override long Bytes => 0;

    /// <inheritdoc/>
    public override StoreError? Apply(WriteBatch batch) => null;

    /// <inheritdoc/>
    public override void Complete() => reached();

    /// <inheritdoc/>
    public override void Fail(StoreError error) => reached();
}
