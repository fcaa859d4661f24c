namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>The thread that writes. What waits while a sync is under way shares the next one.</summary>
internal sealed class Writer : IDisposable
{
    // More would only make each other wait for a long transaction of the database.
    private const int BatchWrites = 256;
    private const long BatchBytes = 16L << 20;

    private readonly object _gate = new();
    private readonly Queue<Write> _queue = new();
    private readonly SharedState _store;
    private readonly DatabaseWriter _database;
    private readonly Counters _counters;
    private readonly Action<ulong> _committed;
    private readonly Thread _thread;
    private bool _isClosing;
    private volatile StoreException? _failure;
    private long _logPages;

    /// <param name="store">What it publishes.</param>
    /// <param name="database">Where it writes; nobody else may.</param>
    /// <param name="counters">What it counts.</param>
    /// <param name="committed">Called with each version when it is durable and visible.</param>
    public Writer(SharedState store, DatabaseWriter database, Counters counters, Action<ulong> committed)
    {
        _store = store;
        _database = database;
        _counters = counters;
        _committed = committed;
        _thread = new Thread(Run) { IsBackground = true, Name = "object store writer" };
        _thread.Start();
    }

    /// <summary>Why nothing is written any more; null while it is.</summary>
    public StoreException? Failure => _failure;

    /// <summary>When the last batch ended, in milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    public long LastWrite { get; private set; }

    /// <summary>What the device answered when something failed last; SQLite itself has room for a code only.</summary>
    public Func<Exception?> Cause { get; init; } = static () => null;

    /// <summary>Called when nothing is written any more, after those that waited were told.</summary>
    public Action Failed { get; init; } = static () => { };

    /// <summary>Pages that were written to the log since the start.</summary>
    public long LogPages => Interlocked.Read(ref _logPages);

    /// <summary>Called on the writer's thread when the device is full: empties the log, whose room is then the database's or its own again.</summary>
    public Action? MakeRoom { get; set; }

    /// <summary>Adds something to do. It is answered in the order of the calls.</summary>
    /// <param name="write">What.</param>
    public void Enqueue(Write write)
    {
        lock (_gate)
        {
            if (!_isClosing)
            {
                _queue.Enqueue(write);
                Monitor.Pulse(_gate);
                return;
            }
        }

        write.Fail(StoreError.StorageFailed);
    }

    /// <summary>Does what is queued, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        List<Write> batch = [];
        while (Take(batch))
        {
            Carry(batch);
            LastWrite = Environment.TickCount64;
            batch.Clear();
        }
    }

    private bool Take(List<Write> batch)
    {
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                if (_isClosing)
                {
                    return false;
                }

                _ = Monitor.Wait(_gate);
            }

            long bytes = 0;
            do
            {
                Write write = _queue.Dequeue();
                bytes += write.Bytes;
                batch.Add(write);
            }
            while (_queue.Count > 0 && batch.Count < BatchWrites && bytes < BatchBytes);
            return true;
        }
    }

    private void Carry(List<Write> writes, bool isLastTry = false)
    {
        if (_failure is not null)
        {
            writes.ForEach(static write => write.Fail(StoreError.ReadOnly));
            return;
        }

        List<(Write Write, StoreError Error)> refused = [];
        try
        {
            WriteBatch batch = new(_store, _database);
            _database.Begin();
            foreach (Write write in writes)
            {
                if (write.Apply(batch) is { } error)
                {
                    refused.Add((write, error));
                }
            }

            if (batch.HasChanges)
            {
                _database.Write(batch.State);
                _database.Commit();
                _ = Interlocked.Exchange(ref _logPages, _database.PagesWritten);
                _store.Publish(batch);
                _counters.Commits += batch.Commits.Count;
            }
            else
            {
                _database.RollBack();
            }

            _counters.Conflicts += refused.Count(static r => r.Error == StoreError.Conflict);
            Answer(writes, refused, batch);
        }
        catch (SqliteFailure e)
        {
            Recover(writes, e, isLastTry);
        }
    }

    private void Answer(List<Write> writes, List<(Write Write, StoreError Error)> refused, WriteBatch batch)
    {
        foreach ((Write write, StoreError error) in refused)
        {
            write.Fail(error);
        }

        foreach (Write write in writes)
        {
            if (!refused.Exists(r => r.Write == write))
            {
                write.Complete();
            }
        }

        if (batch.Commits.Count > 0)
        {
            _committed(batch.State.Version);
        }
    }

    private void Recover(List<Write> writes, SqliteFailure failure, bool isLastTry)
    {
        try
        {
            _database.RollBack();
        }
        catch (SqliteFailure)
        {
            // The first failure is the one to tell of.
        }

        _store.TakeBack();
        bool concernsStore = failure.Error is not (StoreError.StorageFull or StoreError.Damaged);
        if (!concernsStore && !isLastTry)
        {
            if (failure.Error == StoreError.StorageFull)
            {
                MakeRoom?.Invoke();
            }

            // Each for itself: one that is too large, or meets what is damaged, does not fail the others.
            writes.ForEach(write => Carry([write], isLastTry: true));
            return;
        }

        if (concernsStore)
        {
            _failure = new StoreException(StoreError.ReadOnly, $"The store may only be read since the device failed: {Cause()?.Message ?? failure.Message}", Cause() ?? failure);
        }

        writes.ForEach(write => write.Fail(failure.Error == StoreError.ReadOnly ? StoreError.StorageFailed : failure.Error));
        if (concernsStore)
        {
            Failed();
        }
    }
}
