using SQLitePCL;

namespace TelOS.ObjectStore.Engine.Maintenance;

/// <summary>Moves the log to its place while nobody commits, or when it has grown long. A commit never waits for it: SQLite appends meanwhile.</summary>
internal sealed class Checkpointer : IDisposable
{
    private const int PageBytes = 4096;

    // Freed pages that are not worth to be given back.
    private const long IdleFreePages = 64;

    private readonly Lock _work = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Writer _writer;
    private readonly Counters _counters;
    private readonly StoreOptions _options;
    private readonly Connection? _connection;
    private readonly Thread? _thread;

    // Pages of the log that are in their places, in the writer's count.
    private long _moved;

    /// <param name="vfs">The VFS with the image.</param>
    /// <param name="writer">Who commits.</param>
    /// <param name="counters">What it counts.</param>
    /// <param name="options">When.</param>
    public Checkpointer(BlockVfs vfs, Writer writer, Counters counters, StoreOptions options)
    {
        _writer = writer;
        _counters = counters;
        _options = options;
        if (!vfs.IsReadOnly)
        {
            _connection = Connection.Open(BlockVfs.DatabaseName, vfs.Name, OpenMode.ReadWrite);

            // A connection that never read does not know that there is a log.
            _ = _connection.Number("PRAGMA user_version");

            // What a crash left in the log.
            _moved = -vfs.LogBytes / PageBytes;
            writer.MakeRoom = Empty;
            _thread = new Thread(Run) { IsBackground = true, Name = "object store checkpoints" };
            _thread.Start();
        }
    }

    /// <summary>Bytes of the log that no checkpoint has moved yet.</summary>
    public long LogBytes => Math.Max(0, _writer.LogPages - Interlocked.Read(ref _moved)) * PageBytes;

    /// <summary>Moves what is in the log to its place.</summary>
    /// <exception cref="SqliteFailure">The device failed.</exception>
    /// <param name="empties">Whether the log gives its room back, too. That makes commits wait until it is done.</param>
    public void Checkpoint(bool empties = false)
    {
        lock (_work)
        {
            if (_connection is null || _writer.Failure is not null)
            {
                return;
            }

            long written = _writer.LogPages;
            int code = raw.sqlite3_wal_checkpoint_v2(
                _connection.Handle, null, empties ? raw.SQLITE_CHECKPOINT_TRUNCATE : raw.SQLITE_CHECKPOINT_PASSIVE, out int frames, out int moved);

            // Busy: a reader sees what is in the log, and what came before it is moved.
            if (code != raw.SQLITE_BUSY)
            {
                _connection.Check(code);
            }

            _counters.Checkpoints++;
            _ = Interlocked.Exchange(ref _moved, written - Math.Max(0, frames - moved));
        }
    }

    /// <summary>Pages that are free within the database.</summary>
    public long FreePages()
    {
        lock (_work)
        {
            return _connection?.Number("PRAGMA freelist_count") ?? 0;
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread?.Join();
        _stop.Dispose();
        _connection?.Dispose();
    }

    private void Empty()
    {
        try
        {
            Checkpoint(empties: true);
        }
        catch (SqliteFailure)
        {
            // Then there is no room.
        }
    }

    private void Run()
    {
        int tick = (int)Math.Clamp(_options.CheckpointDelay.TotalMilliseconds / 2, 1, 1000);
        long seen = -1;
        while (!_stop.Wait(tick))
        {
            long pages = _writer.LogPages;
            bool isIdle = pages == seen && Environment.TickCount64 - _writer.LastWrite >= _options.CheckpointDelay.TotalMilliseconds;
            seen = pages;
            try
            {
                if (LogBytes > (isIdle ? 0 : _options.CheckpointBytes))
                {
                    Checkpoint();
                }
                else if (isIdle && _writer.Failure is null && FreePages() > IdleFreePages)
                {
                    _writer.Enqueue(new CompactWrite(static () => { }, static _ => { }));
                }
            }
            catch (SqliteFailure)
            {
                // The next commit meets the same failure, and says so.
                return;
            }
        }
    }
}
