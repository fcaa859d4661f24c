namespace TelOS.ObjectStore.Engine;

/// <summary>What is counted since the store's start.</summary>
internal sealed class Counters
{
    private long _reads;
    private long _cacheHits;

    /// <summary>Commits that changed something; the writer counts.</summary>
    public long Commits { get; set; }

    /// <summary>Commits refused for a conflict; the writer counts.</summary>
    public long Conflicts { get; set; }

    /// <summary>Checkpoints; who makes them counts.</summary>
    public long Checkpoints { get; set; }

    /// <summary>Objects read.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    /// <summary>Reads answered from memory.</summary>
    public long CacheHits => Interlocked.Read(ref _cacheHits);

    /// <summary>Counts a read, from any thread.</summary>
    /// <param name="fromMemory">Whether no device was asked.</param>
    public void CountRead(bool fromMemory)
    {
        _ = Interlocked.Increment(ref _reads);
        if (fromMemory)
        {
            _ = Interlocked.Increment(ref _cacheHits);
        }
    }
}
