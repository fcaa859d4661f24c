namespace TelOS.Storage.Sqlite;

/// <summary>Mistakes that the tests plant, to show that they would find them.</summary>
internal enum Mutant
{
    None,

    /// <summary>The device is never synced.</summary>
    NoSync,

    /// <summary>A sync is answered first and done with the next call.</summary>
    SyncAfterAcknowledging,

    /// <summary>Only one superblock slot is written and read.</summary>
    OneSuperblockSlot,

    /// <summary>Where sizes changed, the superblock and its barrier come before the data.</summary>
    MetadataBeforeData,

    /// <summary>SQLite is told that writes do not harm what is beside them in a sector.</summary>
    PowersafeOverwrite,

    /// <summary>Checksums of pages are written and not verified.</summary>
    ChecksumNotVerified,

    /// <summary>A page that fits its place is taken, even if it is an older one.</summary>
    MapNotCompared,

    /// <summary>
    /// The log is deleted, and its blocks given back, before that is durable. That alone would do no harm, because the superblock says
    /// how much of a log is in the database already; the mistake is not to look at that either.
    /// </summary>
    LogDeletionNotSynced,

    /// <summary>A sync that failed is tried again, and what follows is acknowledged.</summary>
    SyncRetried,
}
