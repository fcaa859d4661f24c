namespace TelOS.ObjectStore.Engine;

/// <summary>
/// The Living Image on a block device: objects with an identity, roots that name them, serializable and durable transactions. For any thread.
/// </summary>
/// <example>
/// <code>
/// using Store store = Store.Open(FileBlockDevice.Open("world.image"), new StoreOptions());
/// using StoreTransaction transaction = store.Begin(Access.Write);
/// transaction.Store(id, content);
/// CommitInfo commit = await transaction.CommitAsync();   // durable
/// </code>
/// </example>
public sealed partial class Store : IDisposable
{
    /// <summary>Bytes an object may have: what a session's shared buffer holds at most.</summary>
    public const int MaxObjectBytes = 16 << 20;

    private static int s_opened;

    private readonly CountingBlockDevice _device;
    private readonly BlockVfs _vfs;
    private readonly DatabaseWriter _database;
    private readonly SharedState _shared;
    private readonly ReaderPool _readers;
    private readonly Writer _writer;
    private readonly Checkpointer _checkpointer;
    private readonly Counters _counters = new();
    private int _hasFailed;
    private bool _isDisposed;

    private Store(CountingBlockDevice device, BlockVfs vfs, DatabaseWriter database, StoreOptions options)
    {
        _device = device;
        _vfs = vfs;
        _database = database;
        _shared = new SharedState(database.ReadState(), database.ReadRoots(), database.ReadRanges(), options);
        _readers = new ReaderPool(vfs.Name);
        _writer = new Writer(_shared, database, _counters, version => Committed?.Invoke(version)) { Cause = () => vfs.LastError, Failed = TellFailure };
        vfs.Failed = TellFailure;
        _checkpointer = new Checkpointer(vfs, _writer, _counters, options);
    }

    /// <summary>A commit is durable and visible; the version is the newest one. Raised on the writer's thread, which must not be held.</summary>
#pragma warning disable CA1003 // Once for each commit: no object for it.
    public event Action<ulong>? Committed;
#pragma warning restore CA1003

    /// <summary>The device failed, and the store can only be read from here on. Raised once, on the thread that met it, which must not be held.</summary>
    public event EventHandler? Failed;

    /// <summary>The version of the newest commit.</summary>
    public ulong Version => _shared.State.Version;

    /// <summary>The oldest version from which <see cref="ChangesSince"/> can answer.</summary>
    public ulong OldestVersion => _shared.Changes.Oldest;

    /// <summary>Whether it can be written.</summary>
    public StoreHealth Health => Failure is not null || _vfs.IsReadOnly ? StoreHealth.ReadOnly : StoreHealth.Ready;

    /// <summary>Why it can no longer be written although it could; null while it can, or when its device never could.</summary>
    public Exception? Failure => _writer.Failure ?? _vfs.Failure;

    /// <summary>Transactions that are open.</summary>
    public int OpenTransactions => _shared.OpenSnapshots;

    /// <summary>Figures since the start.</summary>
    public StoreStatistics Statistics
    {
        get
        {
            StoreState state = _shared.State;
            return new StoreStatistics
            {
                Objects = (ulong)state.Objects,
                ObjectBytes = (ulong)state.Bytes,
                DeviceBytes = (ulong)(_device.BlockCount * _device.BlockSize),
                UsedBytes = (ulong)(_vfs.DatabaseBytes + _vfs.LogBytes),
                LogBytes = (ulong)_checkpointer.LogBytes,
                Commits = (ulong)_counters.Commits,
                Conflicts = (ulong)_counters.Conflicts,
                DeviceSyncs = (ulong)_device.Syncs,
                Reads = (ulong)_counters.Reads,
                CacheHits = (ulong)_counters.CacheHits,
                Checkpoints = (ulong)_counters.Checkpoints,
            };
        }
    }

    /// <summary>Opens the store of a device, after a crash with all that was acknowledged.</summary>
    /// <param name="device">The device; it stays the caller's. Nobody else may write it meanwhile.</param>
    /// <param name="options">How.</param>
    /// <exception cref="StoreException">There is no store on it, a damaged one or one of a later version, or the device failed.</exception>
    public static Store Open(IBlockDevice device, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(options);
        CountingBlockDevice counting = new(device);
        BlockVfs vfs = OpenVfs(counting, options);
        DatabaseWriter? database = null;
        try
        {
            Connection connection = Connection.Open(BlockVfs.DatabaseName, vfs.Name, vfs.IsReadOnly ? OpenMode.ReadOnly : OpenMode.Create);
            try
            {
                Schema.Prepare(connection, options.Create, vfs.IsReadOnly, options.Progress);
                database = new DatabaseWriter(connection);
            }
            catch
            {
                connection.Dispose();
                throw;
            }

            Store store = new(counting, vfs, database, options);
            options.Progress?.Report(new StoreProgress("open", 1, 1));
            return store;
        }
        catch (Exception e)
        {
            database?.Dispose();
            vfs.Dispose();
            throw e is SqliteFailure failure ? new StoreException(failure.Error, $"The store cannot be opened: {failure.Message}", failure) : e;
        }
    }

    /// <summary>Begins a transaction on a snapshot of the newest version.</summary>
    /// <param name="access">What it may do.</param>
    /// <param name="subtree">What it is confined to, such as <c>personas/one</c>; empty sees all.</param>
    /// <exception cref="StoreException">It is to write, and the store can only be read.</exception>
    public StoreTransaction Begin(Access access, string subtree = "")
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return access == Access.Write && Health == StoreHealth.ReadOnly
            ? throw new StoreException(StoreError.ReadOnly, Failure?.Message ?? "The store's device may only be read.", Failure)
            : new StoreTransaction(_shared, _readers, _writer, _counters, access, subtree);
    }

    /// <summary>Gives out identities that are reserved already.</summary>
    /// <param name="count">How many, from 1.</param>
    /// <param name="subtree">To whom.</param>
    /// <param name="range">They.</param>
    /// <returns>False when a reservation has to be made, which <see cref="AllocateIds(uint, string, Action{IdRange}, Action{StoreError})"/> does.</returns>
    public bool TryAllocateIds(uint count, string subtree, out IdRange range)
    {
        bool isTaken = _shared.Identities.TryTake(count, subtree, out ulong first);
        range = new IdRange { First = new ObjectId { Value = first }, Count = count };
        return isTaken;
    }

    /// <summary>Gives out identities: nobody else gets them, whatever happens.</summary>
    /// <param name="count">How many, from 1.</param>
    /// <param name="subtree">To whom: objects with these identities are its own.</param>
    /// <param name="done">Called with them, on this thread or the writer's.</param>
    /// <param name="failed">Called instead when there are none.</param>
    public void AllocateIds(uint count, string subtree, Action<IdRange> done, Action<StoreError> failed)
    {
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(failed);
        if (count == 0)
        {
            failed(StoreError.InvalidArgument);
        }
        else if (TryAllocateIds(count, subtree, out IdRange range))
        {
            done(range);
        }
        else if (Health == StoreHealth.ReadOnly)
        {
            failed(StoreError.ReadOnly);
        }
        else
        {
            _writer.Enqueue(new ReserveWrite(_shared.Identities, count, subtree, done, failed));
        }
    }

    /// <summary>Gives out identities, and waits for the device where they have to be reserved first.</summary>
    /// <param name="count">How many, from 1.</param>
    /// <param name="subtree">To whom.</param>
    /// <exception cref="StoreException">There are none.</exception>
    public IdRange AllocateIds(uint count, string subtree = "")
    {
        TaskCompletionSource<IdRange> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        AllocateIds(count, subtree, result.SetResult, error => result.SetException(new StoreException(error)));
        return result.Task.GetAwaiter().GetResult();
    }

    /// <summary>What changed after a version: what a cache has to drop.</summary>
    /// <param name="version">The version the cache was filled at.</param>
    /// <param name="subtree">Who asks.</param>
    /// <exception cref="StoreException">The changes reach further back than is known, or the version is one of another store.</exception>
    public ChangeSet ChangesSince(ulong version, string subtree = "")
    {
        if (version > Version)
        {
            // As after a restore: what was cached belongs to what is no more.
            throw new StoreException(StoreError.TooOld, $"There is no version {version} here; the newest is {Version}.");
        }

        CommittedChanges[] commits = _shared.Changes.Since(version)
            ?? throw new StoreException(StoreError.TooOld, $"Changes after version {version} are no longer known; those after {OldestVersion} are.");
        Dictionary<ulong, bool> isThere = [];
        foreach (CommittedChanges commit in commits)
        {
            Array.ForEach(commit.Stored, id => isThere[id] = true);
            Array.ForEach(commit.Deleted, id => isThere[id] = false);
        }

        return new ChangeSet
        {
            Version = commits is [.., var last] ? last.Version : Math.Max(version, OldestVersion),
            Stored = Ids(true),
            Deleted = Ids(false),
            RootsChanged = Array.Exists(commits, commit => Array.Exists(commit.Roots, name => RootNames.Sees(subtree, name))),
        };

        List<ObjectId> Ids(bool there) =>
        [
            .. isThere.Where(change => change.Value == there && _shared.Identities.Sees(subtree, change.Key))
                .Select(static change => new ObjectId { Value = change.Key }),
        ];
    }

    /// <summary>Does what is queued, moves the log to its place, and closes the store.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _checkpointer.Dispose();
        _writer.Dispose();
        _readers.Dispose();
        _database.Dispose();
        _vfs.Dispose();
    }

    private void TellFailure()
    {
        if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
        {
            Failed?.Invoke(this, EventArgs.Empty);
        }
    }

    private static BlockVfs OpenVfs(CountingBlockDevice device, StoreOptions options)
    {
        try
        {
            return BlockVfs.Register(device, $"object-store-{Interlocked.Increment(ref s_opened)}", new BlockVfsOptions
            {
                FormatIfBlank = options.Create,
                Progress = options.Progress is { } progress ? new Recovery(progress) : null,
            });
        }
        catch (InvalidDataException e)
        {
            throw new StoreException(StoreError.Damaged, e.Message, e);
        }
        catch (ArgumentException e)
        {
            throw new StoreException(StoreError.StorageFull, e.Message, e);
        }
        catch (BlockDeviceException e)
        {
            throw new StoreException(StoreError.StorageFailed, e.Message, e);
        }
    }

    // The pages of the log on their way to the database, as the store's own progress.
    private sealed class Recovery(IProgress<StoreProgress> progress) : IProgress<RecoveryProgress>
    {
        public void Report(RecoveryProgress value) => progress.Report(new StoreProgress("recovering the log", value.PagesDone, value.Pages));
    }
}
