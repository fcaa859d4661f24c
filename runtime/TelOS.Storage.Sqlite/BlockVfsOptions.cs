namespace TelOS.Storage.Sqlite;

/// <summary>How an image is made and used.</summary>
public sealed record BlockVfsOptions
{
    /// <summary>Bytes by which the log grows, a multiple of 4096 and at least 8192; 1 MiB unless said otherwise. Fixed by formatting.</summary>
    public int LogChunkBytes { get; init; } = 1 << 20;

    /// <summary>Whether <see cref="BlockVfs.Register"/> formats a device that never held an image. Any other content is never overwritten.</summary>
    public bool FormatIfBlank { get; init; } = true;

    /// <summary>Where <see cref="BlockVfs.Register"/> tells how far the recovery of a log is, or null.</summary>
    public IProgress<RecoveryProgress>? Progress { get; init; }

    /// <summary>The mistake to make.</summary>
    internal Mutant Mutant { get; init; }

    /// <summary>What SQLite's random numbers follow from, or null for true ones.</summary>
    internal int? Seed { get; init; }
}
