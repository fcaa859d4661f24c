namespace TelOS.Storage.Sqlite;

/// <summary>What SQLite says of a file that it opens.</summary>
[Flags]
internal enum OpenFlags
{
    None = 0,
    ReadOnly = 0x1,
    ReadWrite = 0x2,
    Create = 0x4,
    Database = 0x100,
    TemporaryDatabase = 0x200,
    TransientDatabase = 0x400,
    Journal = 0x800,
    TemporaryJournal = 0x1000,
    Subjournal = 0x2000,
    SuperJournal = 0x4000,
    Log = 0x80000,
    Temporary = TemporaryDatabase | TransientDatabase | TemporaryJournal | Subjournal,
}
