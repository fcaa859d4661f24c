using SQLitePCL;

namespace TelOS.ObjectStore.Engine.Sqlite;

/// <summary>A connection to a database. One thread at a time.</summary>
/// <remarks>SQLite's own interface: what stands between it and Microsoft.Data.Sqlite costs more than the statements do.</remarks>
internal sealed class Connection : IDisposable
{
    private Connection(sqlite3 handle) => Handle = handle;

    /// <summary>SQLite's connection.</summary>
    public sqlite3 Handle { get; }

    /// <summary>Rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    /// <summary>Opens a database.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="vfs">By which VFS; the system's when null.</param>
    /// <param name="mode">May it be written, may it be made?</param>
    /// <exception cref="SqliteFailure">It cannot be opened.</exception>
    public static Connection Open(string file, string? vfs, OpenMode mode)
    {
        Batteries_V2.Init();
        int flags = raw.SQLITE_OPEN_NOMUTEX | mode switch
        {
            OpenMode.ReadOnly => raw.SQLITE_OPEN_READONLY,
            OpenMode.ReadWrite => raw.SQLITE_OPEN_READWRITE,
            _ => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
        };
        int code = raw.sqlite3_open_v2(file, out sqlite3 handle, flags, vfs);
        Connection connection = new(handle);
        if (code != raw.SQLITE_OK)
        {
            SqliteFailure failure = connection.Failure(code);
            connection.Dispose();
            throw failure;
        }

        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, 10_000);
        return connection;
    }

    /// <summary>Compiles a statement.</summary>
    /// <param name="sql">Its text.</param>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement));
        return new Statement(this, statement);
    }

    /// <summary>Carries out statements without parameters.</summary>
    /// <param name="sql">Their text.</param>
    public void Run(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    /// <summary>Carries out a statement that answers with one number.</summary>
    /// <param name="sql">Its text.</param>
    public long Number(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>Ends what this connection does elsewhere, soon; from any thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Handle);

    /// <summary>Fails when a code says so.</summary>
    /// <param name="code">SQLite's answer.</param>
    /// <exception cref="SqliteFailure">It is no success.</exception>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw Failure(code);
        }
    }

    /// <summary>What to throw for a code.</summary>
    /// <param name="code">SQLite's answer.</param>
    public SqliteFailure Failure(int code) => new(code, raw.sqlite3_errmsg(Handle).utf8_to_string() ?? string.Empty);

    /// <summary>Closes it. Its statements have to be gone.</summary>
    public void Dispose() => Handle.Dispose();
}
