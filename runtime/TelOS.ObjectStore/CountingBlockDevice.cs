namespace TelOS.ObjectStore.Engine;

/// <summary>A device whose barriers are counted.</summary>
/// <param name="device">The device; it stays the caller's.</param>
internal sealed class CountingBlockDevice(IBlockDevice device) : IBlockDevice
{
    private long _syncs;

    /// <summary>Barriers so far.</summary>
    public long Syncs => Interlocked.Read(ref _syncs);

    /// <inheritdoc/>
    public int BlockSize => device.BlockSize;

    /// <inheritdoc/>
    public long BlockCount => device.BlockCount;

    /// <inheritdoc/>
    public bool IsWriteable => device.IsWriteable;

    /// <inheritdoc/>
    public void Read(long block, Span<byte> target) => device.Read(block, target);

    /// <inheritdoc/>
    public void Write(long block, ReadOnlySpan<byte> source) => device.Write(block, source);

    /// <inheritdoc/>
    public void Sync()
    {
        _ = Interlocked.Increment(ref _syncs);
        device.Sync();
    }

    /// <inheritdoc/>
    public void Trim(long block, long count) => device.Trim(block, count);

    /// <inheritdoc/>
    public void Dispose() { }
}
