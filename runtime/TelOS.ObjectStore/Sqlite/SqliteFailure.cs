using SQLitePCL;

namespace TelOS.ObjectStore.Engine.Sqlite;

/// <summary>What SQLite did not do.</summary>
#pragma warning disable CA1032, CA1064 // Never thrown beyond this assembly: the store makes a StoreException of it.
internal sealed class SqliteFailure(int code, string message) : IOException($"{message} (SQLite's code {code})")
#pragma warning restore CA1032, CA1064
{
    private const int WrongData = raw.SQLITE_IOERR | (32 << 8);

    /// <summary>Its code, extended.</summary>
    public int Code { get; } = code;

    /// <summary>The part of the code that all of a kind share.</summary>
    public int Kind => Code & 0xff;

    /// <summary>What clients learn of it.</summary>
    public StoreError Error => Code == WrongData ? StoreError.Damaged : Kind switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreError.Damaged,
        raw.SQLITE_FULL => StoreError.StorageFull,
        raw.SQLITE_READONLY => StoreError.ReadOnly,
        _ => StoreError.StorageFailed,
    };
}
