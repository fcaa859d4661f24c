namespace TelOS.ObjectStore.Engine;

/// <summary>How a store is opened and used.</summary>
public sealed record StoreOptions
{
    /// <summary>Whether a device that holds nothing gets an empty store. Anything else on a device is never overwritten.</summary>
    public bool Create { get; init; }

    /// <summary>Bytes of objects that are kept in memory to be read again; 64 MiB unless said otherwise.</summary>
    public long CacheBytes { get; init; } = 64L << 20;

    /// <summary>How long nothing is committed before the log is moved to its place; 100 ms unless said otherwise.</summary>
    public TimeSpan CheckpointDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Bytes of the log from which it is moved even though the store is busy; 32 MiB unless said otherwise.</summary>
    public long CheckpointBytes { get; init; } = 32L << 20;

    /// <summary>Changed identities that <see cref="Store.ChangesSince"/> remembers; 65,536 unless said otherwise.</summary>
    public int RememberedChanges { get; init; } = 65_536;

    /// <summary>Bytes of superseded versions that one snapshot may keep in memory; 64 MiB unless said otherwise.</summary>
    public long SnapshotBytes { get; init; } = 64L << 20;

    /// <summary>Told how far the opening is; on the thread that opens.</summary>
    public IProgress<StoreProgress>? Progress { get; init; }
}
