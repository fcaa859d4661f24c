namespace TelOS.Storage.Sqlite;

/// <summary>A file that a connection has open.</summary>
/// <param name="vfs">Whose it is.</param>
/// <param name="kind">What SQLite opened it as.</param>
internal sealed class OpenFile(BlockVfs vfs, OpenFlags kind)
{
    private readonly MemoryFile? _memory = (kind & OpenFlags.Temporary) != 0 ? new MemoryFile() : null;

    public BlockVfs Vfs => vfs;

    public bool IsDatabase => (kind & OpenFlags.Database) != 0;

    /// <summary>The lock on the database; kept by <see cref="DatabaseLocks"/>.</summary>
    public int LockLevel { get; set; }

    /// <summary>Kept by <see cref="LogIndex"/>, as the two below.</summary>
    public bool UsesIndex { get; set; }

    public int SharedIndexLocks { get; set; }

    public int ExclusiveIndexLocks { get; set; }

    public long Length => _memory is not null ? _memory.Length : IsDatabase ? vfs.Store.Database.Length : vfs.Store.Log.Length;

    public int Read(long offset, Span<byte> target) =>
        _memory is not null ? _memory.Read(offset, target)
        : IsDatabase ? vfs.Store.Database.Read(offset, target)
        : vfs.Store.Log.Read(offset, target);

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        if (_memory is not null)
        {
            _memory.Write(offset, source);
        }
        else if (IsDatabase)
        {
            vfs.Store.Database.Write(offset, source);
        }
        else
        {
            vfs.Store.Log.Write(offset, source);
        }
    }

    public void Truncate(long length)
    {
        if (_memory is not null)
        {
            _memory.Truncate(length);
        }
        else if (IsDatabase)
        {
            vfs.Store.Database.Truncate(length);
        }
        else
        {
            vfs.Store.Log.Truncate(length);
        }
    }

    public void Sync()
    {
        if (_memory is null)
        {
            vfs.Store.Sync(isLog: !IsDatabase);
        }
    }

    /// <summary>Gives back what the connection still holds.</summary>
    public void Close()
    {
        if (IsDatabase)
        {
            vfs.Store.Index.Unmap(this);
            vfs.Store.Locks.Unlock(this, DatabaseLocks.None);
        }
    }
}
