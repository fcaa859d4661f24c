using SQLitePCL;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>A connection without ADO.NET between: thousands are opened, and every code counts.</summary>
internal sealed class RawDatabase : IDisposable
{
    private const int Row = 100;
    private readonly sqlite3 _connection;
    private readonly Dictionary<string, sqlite3_stmt> _statements = [];

    private RawDatabase(sqlite3 connection) => _connection = connection;

    public string LastMessage => raw.sqlite3_errmsg(_connection).utf8_to_string();

    /// <summary>Opens the image, or answers why not.</summary>
    public static RawDatabase? TryOpen(BlockVfs vfs, out int code)
    {
        code = raw.sqlite3_open_v2(BlockVfs.DatabaseName, out sqlite3 connection, raw.SQLITE_OPEN_READWRITE, vfs.Name);
        if (code == raw.SQLITE_OK)
        {
            return new RawDatabase(connection);
        }
        connection?.Dispose();
        return null;
    }

    public int Run(string text) => Run(text, static _ => { }, null);

    public int Run(string text, Action<sqlite3_stmt> bind, Action<sqlite3_stmt>? row)
    {
        if (!_statements.TryGetValue(text, out sqlite3_stmt? statement))
        {
            int prepared = raw.sqlite3_prepare_v2(_connection, text, out statement);
            if (prepared != raw.SQLITE_OK)
            {
                statement?.Dispose();
                return prepared;
            }
            _statements.Add(text, statement);
        }
        bind(statement);
        int code;
        while ((code = raw.sqlite3_step(statement)) == Row)
        {
            row?.Invoke(statement);
        }
        _ = raw.sqlite3_reset(statement);
        return code == raw.SQLITE_DONE ? raw.SQLITE_OK : code;
    }

    public void Dispose()
    {
        foreach (sqlite3_stmt statement in _statements.Values)
        {
            statement.Dispose();
        }
        _connection.Dispose();
    }
}
