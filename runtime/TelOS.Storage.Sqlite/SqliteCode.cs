namespace TelOS.Storage.Sqlite;

/// <summary>Result codes of SQLite.</summary>
internal static class SqliteCode
{
    public const int Ok = 0;
    public const int Error = 1;
    public const int Busy = 5;
    public const int NoMemory = 7;
    public const int ReadOnly = 8;
    public const int IoError = 10;
    public const int NotFound = 12;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int ReadFailed = IoError | (1 << 8);
    public const int ShortRead = IoError | (2 << 8);
    public const int WriteFailed = IoError | (3 << 8);
    public const int SyncFailed = IoError | (4 << 8);
    public const int TruncateFailed = IoError | (6 << 8);
    public const int SizeFailed = IoError | (7 << 8);
    public const int DeleteFailed = IoError | (10 << 8);
    public const int AccessFailed = IoError | (13 << 8);
    public const int LockFailed = IoError | (15 << 8);
    public const int CloseFailed = IoError | (16 << 8);
    public const int IndexFailed = IoError | (21 << 8);
    public const int NothingToDelete = IoError | (23 << 8);
    public const int WrongData = IoError | (32 << 8);
}
