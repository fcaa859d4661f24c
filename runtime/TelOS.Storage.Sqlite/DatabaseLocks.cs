namespace TelOS.Storage.Sqlite;

/// <summary>The locks of the database file, as SQLite knows them: none 0, shared 1, reserved 2, pending 3, exclusive 4.</summary>
internal sealed class DatabaseLocks
{
    public const int None = 0;
    private const int Shared = 1;
    private const int Reserved = 2;
    private const int Pending = 3;
    private const int Exclusive = 4;
    private readonly Lock _gate = new();
    private int _readers;
    private OpenFile? _writer;

    public int Lock(OpenFile file, int level)
    {
        lock (_gate)
        {
            if (file.LockLevel >= level)
            {
                return SqliteCode.Ok;
            }
            if (level == Shared)
            {
                if (_writer is { LockLevel: >= Pending })
                {
                    return SqliteCode.Busy;
                }
                _readers++;
                file.LockLevel = Shared;
                return SqliteCode.Ok;
            }
            if (_writer is not null && _writer != file)
            {
                return SqliteCode.Busy;
            }
            _writer = file;
            file.LockLevel = level == Reserved ? Reserved : Pending;
            if (level == Exclusive)
            {
                if (_readers > 1)
                {
                    return SqliteCode.Busy;
                }
                file.LockLevel = Exclusive;
            }
            return SqliteCode.Ok;
        }
    }

    public void Unlock(OpenFile file, int level)
    {
        lock (_gate)
        {
            if (file.LockLevel <= level)
            {
                return;
            }
            if (_writer == file)
            {
                _writer = null;
            }
            if (level == None)
            {
                _readers--;
            }
            file.LockLevel = level;
        }
    }

    public bool IsReserved()
    {
        lock (_gate)
        {
            return _writer is not null;
        }
    }
}
