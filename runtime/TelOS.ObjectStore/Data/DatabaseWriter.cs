using SQLitePCL;

namespace TelOS.ObjectStore.Engine.Data;

/// <summary>The connection that writes. One thread at a time.</summary>
internal sealed class DatabaseWriter : IDisposable
{
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _read;
    private readonly Statement _store;
    private readonly Statement _delete;
    private readonly Statement _bind;
    private readonly Statement _unbind;
    private readonly Statement _state;
    private readonly Statement _range;
    private long _pages;

    /// <param name="connection">A connection that may write; this closes it.</param>
    public DatabaseWriter(Connection connection)
    {
        Connection = connection;
        connection.Run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16384");
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _read = connection.Prepare("SELECT version, content FROM object WHERE id = ?");
        _store = connection.Prepare("INSERT INTO object VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version, content = excluded.content");
        _delete = connection.Prepare("DELETE FROM object WHERE id = ?");
        _bind = connection.Prepare("INSERT INTO root VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET id = excluded.id, version = excluded.version");
        _unbind = connection.Prepare("DELETE FROM root WHERE name = ?");
        _state = connection.Prepare("UPDATE state SET version = ?, objects = ?, bytes = ?");
        _range = connection.Prepare("INSERT INTO id_range VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last");
    }

    /// <summary>The connection.</summary>
    public Connection Connection { get; }

    /// <summary>Pages written since it was opened.</summary>
    public long PagesWritten
    {
        get
        {
            const int CacheWrite = 9; // SQLITE_DBSTATUS_CACHE_WRITE
            Connection.Check(raw.sqlite3_db_status(Connection.Handle, CacheWrite, out int pages, out _, 0));

            // SQLite's number has 32 bits.
            _pages += (uint)(pages - (int)_pages);
            return _pages;
        }
    }

    /// <summary>Begins a transaction.</summary>
    public void Begin() => _begin.Run();

    /// <summary>Makes the transaction durable, then visible.</summary>
    public void Commit() => _commit.Run();

    /// <summary>Ends the transaction; nothing of it happened.</summary>
    public void RollBack()
    {
        // SQLite does so by itself where the device fails.
        if (raw.sqlite3_get_autocommit(Connection.Handle) == 0)
        {
            Connection.Run("ROLLBACK");
        }
    }

    /// <summary>Reads an object, as the transaction has it.</summary>
    public StoredObject? Read(ulong id)
    {
        try
        {
            return _read.Bind(1, (long)id).Step() ? new StoredObject((ulong)_read.Int64(0), _read.Blob(1).ToArray()) : null;
        }
        finally
        {
            _read.Reset();
        }
    }

    /// <summary>Stores an object.</summary>
    public void Store(ulong id, ulong version, ReadOnlySpan<byte> content) => _store.Bind(1, (long)id).Bind(2, (long)version).Bind(3, content).Run();

    /// <summary>Deletes an object.</summary>
    public void Delete(ulong id) => _delete.Bind(1, (long)id).Run();

    /// <summary>Binds a root, or, to null, unbinds it.</summary>
    public void Bind(string name, ulong? id, ulong version)
    {
        if (id is { } value)
        {
            _bind.Bind(1, name).Bind(2, (long)value).Bind(3, (long)version).Run();
        }
        else
        {
            _unbind.Bind(1, name).Run();
        }
    }

    /// <summary>Writes what is true of the store as a whole.</summary>
    public void Write(StoreState state) => _state.Bind(1, (long)state.Version).Bind(2, state.Objects).Bind(3, state.Bytes).Run();

    /// <summary>Reserves identities. A range that begins where one there does takes its place.</summary>
    public void Reserve(IdentityRange range) => _range.Bind(1, (long)range.First).Bind(2, (long)range.Last).Bind(3, range.Subtree).Run();

    /// <summary>What is true of the store as a whole.</summary>
    public StoreState ReadState()
    {
        using Statement statement = Connection.Prepare("SELECT version, objects, bytes FROM state");
        _ = statement.Step();
        return new StoreState((ulong)statement.Int64(0), statement.Int64(1), statement.Int64(2));
    }

    /// <summary>All roots, by name.</summary>
    public IEnumerable<KeyValuePair<string, ulong>> ReadRoots()
    {
        using Statement statement = Connection.Prepare("SELECT name, id FROM root");
        while (statement.Step())
        {
            yield return new(statement.Text(0), (ulong)statement.Int64(1));
        }
    }

    /// <summary>All reserved identities, in order.</summary>
    public IEnumerable<IdentityRange> ReadRanges()
    {
        using Statement statement = Connection.Prepare("SELECT first, last, subtree FROM id_range ORDER BY first");
        while (statement.Step())
        {
            yield return new((ulong)statement.Int64(0), (ulong)statement.Int64(1), statement.Text(2));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _read.Dispose();
        _store.Dispose();
        _delete.Dispose();
        _bind.Dispose();
        _unbind.Dispose();
        _state.Dispose();
        _range.Dispose();
        Connection.Dispose();
    }
}
