namespace TelOS.ObjectStore.Engine.Data;

/// <summary>A connection that reads objects, each time in the newest version that is durable. One thread at a time.</summary>
internal sealed class DatabaseReader : IDisposable
{
    private readonly Connection _connection;
    private readonly Statement _object;
    private readonly Statement _entry;
    private readonly Statement _entries;

    /// <param name="vfs">The VFS with the image.</param>
    public DatabaseReader(string vfs)
    {
        _connection = Connection.Open(BlockVfs.DatabaseName, vfs, OpenMode.ReadOnly);
        _object = _connection.Prepare("SELECT version, content FROM object WHERE id = ?");
        _entry = _connection.Prepare("SELECT version, length(content) FROM object WHERE id = ?");
        _entries = _connection.Prepare("SELECT id, version, length(content) FROM object WHERE id > ? ORDER BY id LIMIT ?");
    }

    /// <summary>Reads an object.</summary>
    /// <param name="id">Its identity.</param>
    /// <returns>It, or null when there is none.</returns>
    /// <exception cref="SqliteFailure">The device failed, or what lies there is not what was written.</exception>
    public StoredObject? Read(ulong id)
    {
        try
        {
            return _object.Bind(1, (long)id).Step() ? new StoredObject((ulong)_object.Int64(0), _object.Blob(1).ToArray()) : null;
        }
        finally
        {
            _object.Reset();
        }
    }

    /// <summary>Reads an object's version and size.</summary>
    /// <param name="id">Its identity.</param>
    /// <returns>They, or null when there is none.</returns>
    /// <exception cref="SqliteFailure">The device failed, or what lies there is not what was written.</exception>
    public ObjectInfo? Info(ulong id)
    {
        try
        {
            return _entry.Bind(1, (long)id).Step() ? new ObjectInfo { Version = (ulong)_entry.Int64(0), Size = (ulong)_entry.Int64(1) } : null;
        }
        finally
        {
            _entry.Reset();
        }
    }

    /// <summary>Lists objects by identity.</summary>
    /// <param name="after">Behind which one.</param>
    /// <param name="limit">How many at most.</param>
    /// <exception cref="SqliteFailure">The device failed, or what lies there is not what was written.</exception>
    public List<ObjectEntry> List(ulong after, int limit)
    {
        List<ObjectEntry> entries = [];
        try
        {
            _ = _entries.Bind(1, (long)after).Bind(2, limit);
            while (_entries.Step())
            {
                entries.Add(new ObjectEntry
                {
                    Id = new ObjectId { Value = (ulong)_entries.Int64(0) },
                    Version = (ulong)_entries.Int64(1),
                    Size = (ulong)_entries.Int64(2),
                });
            }
        }
        finally
        {
            _entries.Reset();
        }

        return entries;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _object.Dispose();
        _entry.Dispose();
        _entries.Dispose();
        _connection.Dispose();
    }
}
