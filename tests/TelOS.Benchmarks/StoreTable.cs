using Microsoft.Data.Sqlite;

namespace TelOS.Benchmarks;

/// <summary>Objects of 1 KiB in a table, each commit durable.</summary>
internal sealed class StoreTable : IDisposable
{
    public const int Objects = 4000;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _select;
    private readonly byte[] _value = new byte[1024];
    private readonly Random _random = new(1);

    public StoreTable(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        // What is read comes from the file, not from SQLite's own cache.
        Run("PRAGMA cache_size = 16");
        Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)");
        _update = Make("INSERT OR REPLACE INTO t VALUES ($k, $v)", hasValue: true);
        _select = Make("SELECT v FROM t WHERE k = $k", hasValue: false);
    }

    public void Run(string text)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of this file and its neighbour.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Puts objects of consecutive keys in one transaction.</summary>
    public void Fill(int first, int count)
    {
        Run("BEGIN");
        for (int key = first; key < first + count; key++)
        {
            Put(key);
        }
        Run("COMMIT");
    }

    /// <summary>Changes one object after the other, each in a transaction of its own.</summary>
    public void Commit(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Put(_random.Next(Objects));
        }
    }

    /// <summary>Reads objects in any order.</summary>
    public void Read(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _select.Parameters[0].Value = _random.Next(Objects);
            if (_select.ExecuteScalar() is not byte[])
            {
                throw new InvalidOperationException("There is an object missing.");
            }
        }
    }

    public void Dispose()
    {
        _update.Dispose();
        _select.Dispose();
        _connection.Dispose();
    }

    private void Put(int key)
    {
        _random.NextBytes(_value);
        (_update.Parameters[0].Value, _update.Parameters[1].Value) = (key, _value);
        _update.ExecuteNonQuery();
    }

    private SqliteCommand Make(string text, bool hasValue)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Parameters.Add("$k", SqliteType.Integer);
        if (hasValue)
        {
            command.Parameters.Add("$v", SqliteType.Blob);
        }
        return command;
    }
}
