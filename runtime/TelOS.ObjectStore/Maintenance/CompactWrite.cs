namespace TelOS.ObjectStore.Engine.Maintenance;

/// <summary>A step of compaction, so short that commits behind it do not notice.</summary>
/// <param name="done">Called when it is done.</param>
/// <param name="failed">Called when it is not.</param>
internal sealed class CompactWrite(Action done, Action<StoreError> failed) : Write
{
    private const int Pages = 32;

    /// <inheritdoc/>
    public override long Bytes => Pages * 4096;

    /// <inheritdoc/>
    public override StoreError? Apply(WriteBatch batch)
    {
        batch.GiveBack(Pages);
        return null;
    }

    /// <inheritdoc/>
    public override void Complete() => done();

    /// <inheritdoc/>
    public override void Fail(StoreError error) => failed(error);
}
