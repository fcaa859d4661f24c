namespace Samples.ObjectStore.Store;

/// <summary>Stands for the disk: it has a size, and it can fail when it is told to.</summary>
internal sealed class MemoryDevice(long size)
{
    /// <summary>Bytes it holds.</summary>
    public long Size { get; } = size;

    /// <summary>Whether the next write fails.</summary>
    public bool FailsNextWrite { get; set; }

    /// <summary>Whether a write failed: from then on the store only reads.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Writes a commit; false when the device failed.</summary>
    public bool TryWrite()
    {
        HasFailed |= FailsNextWrite;
        FailsNextWrite = false;
        return !HasFailed;
    }
}
