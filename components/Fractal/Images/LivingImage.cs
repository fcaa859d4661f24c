using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>The Living Image as a program sees it: a graph of objects that outlives the program, worked on in transactions.</summary>
/// <remarks>Several threads use it at the same time, each with transactions of its own. What one transaction has read, the next one finds
/// in the process's cache, as long as it has not changed.</remarks>
public sealed partial class LivingImage : IDisposable
{
    private readonly ObjectCache _cache;
    private readonly Lock _ids = new();
    private ulong _nextId;
    private ulong _endOfIds;
    private uint _idsAtATime = 64;
    private ulong _announced;
    private bool _isDisposed;

    /// <summary>Uses a store.</summary>
    /// <param name="store">The store, which is disposed with this.</param>
    /// <param name="options">How.</param>
    public LivingImage(IImageStore store, ImageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        Store = store;
        Options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.Attempts, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(Options.CacheBytes, nameof(options));
        _cache = new ObjectCache(Options.CacheBytes);
        // First listen, then look: a commit between the two is told twice instead of never.
        Store.Committed += OnCommitted;
        _announced = Store.Status().Version;
        _cache.Clear(_announced);
    }

    /// <summary>Something was committed, here or elsewhere. Several commits may come as one. Raised on a thread of the pool, never twice at a time.</summary>
    public event EventHandler<ImageChangedEventArgs>? Changed;

    /// <summary>How it is used.</summary>
    public ImageOptions Options { get; }

    /// <summary>Objects in the process-wide cache.</summary>
    public int CachedObjects => _cache.Count;

    /// <summary>Bytes that the process-wide cache takes, roughly.</summary>
    public long CachedBytes => _cache.Bytes;

    internal IImageStore Store { get; }

    /// <summary>Opens a session of <c>Telos_object_store</c>.</summary>
    /// <param name="env">The component whose parent is asked.</param>
    /// <param name="options">How it will be used.</param>
    /// <param name="label">What the component says about this session.</param>
    /// <exception cref="SessionDeniedException">The session cannot be had.</exception>
    public static LivingImage Open(Env env, ImageOptions? options = null, string label = "")
    {
        options ??= new();
        ObjectStoreConnection session = new(env, new ObjectStoreArguments { Writeable = options.IsWriteable }, label);
        try
        {
            return new LivingImage(new SessionImageStore(session), options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction that reads one state of the image, whatever others do meanwhile.</summary>
    /// <exception cref="ImageException">The store refuses, for example because too many are open.</exception>
    public ImageTransaction BeginRead() => Begin(Access.Read);

    /// <summary>Begins a transaction that reads one state of the image and changes it when it is committed.</summary>
    /// <exception cref="ImageException">The store refuses, for example because too many are open.</exception>
    public ImageTransaction BeginWrite() => Begin(Access.Write);

    /// <inheritdoc cref="BeginRead"/>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<ImageTransaction> BeginReadAsync(CancellationToken cancellationToken = default) => BeginAsync(Access.Read, cancellationToken);

    /// <inheritdoc cref="BeginWrite"/>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<ImageTransaction> BeginWriteAsync(CancellationToken cancellationToken = default) => BeginAsync(Access.Write, cancellationToken);

    /// <summary>Ends the session. Transactions that are open are rolled back.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Store.Committed -= OnCommitted;
            Store.Dispose();
        }
    }

    /// <summary>A state from the cache that a snapshot has.</summary>
    internal ObjectState? FindCached(ulong id, SnapshotBounds bounds) => _cache.Find(id, bounds.Lowest);

    /// <summary>Keeps a state that was read from a snapshot for other transactions.</summary>
    internal void Keep(ulong id, ObjectState state, SnapshotBounds bounds)
    {
        if (bounds.Uncertain?.Contains(id) == false)
        {
            _cache.Keep(id, state, bounds.Highest);
        }
    }

    /// <summary>The cache's version, to be asked before a transaction begins.</summary>
    internal ulong CacheVersion => _cache.Version;

    /// <summary>Brings the cache at least to a snapshot that was begun before.</summary>
    /// <param name="before"><see cref="CacheVersion"/> from before the snapshot was begun.</param>
    internal SnapshotBounds Synchronize(ulong before)
    {
        ulong now = Store.Status().Version;
        if (now == before)
        {
            return new SnapshotBounds(before, now, []);
        }
        if (now < before)
        {
            // Another store, or one that was set back: nothing that is known means anything.
            _cache.Clear(now);
            return new SnapshotBounds(0, now, null);
        }
        if (Store.ChangesSince(before).TryGetValue(out ChangeSet? changes, out StoreError error))
        {
            _cache.Advance(before, changes);
            return new SnapshotBounds(before, changes.Version, [.. changes.Stored.Concat(changes.Deleted).Select(static id => id.Value)]);
        }
        if (error != StoreError.TooOld)
        {
            throw Failure(error, "say what has changed");
        }
        _cache.Clear(now);
        return new SnapshotBounds(before, now, null);
    }

    /// <summary>Takes over what a transaction of this process has committed.</summary>
    internal void AfterCommit(ulong version, IEnumerable<KeyValuePair<ulong, ObjectState?>> changes) => _cache.Commit(version, changes);

    /// <summary>An identity that nobody has.</summary>
    internal ObjectId AllocateId()
    {
        lock (_ids)
        {
            if (_nextId == _endOfIds)
            {
                IdRange range = Check(Store.AllocateIds(_idsAtATime), "give identities for new objects");
                (_nextId, _endOfIds) = (range.First.Value, range.First.Value + range.Count);
                // Who makes many objects asks less often; who makes one leaves few unused.
                _idsAtATime = Math.Min(_idsAtATime * 2, 4096);
            }
            return new ObjectId { Value = _nextId++ };
        }
    }

    /// <summary>The value, or the exception of the error.</summary>
    internal static T Check<T>(Result<T, StoreError> result, string action) =>
        result.TryGetValue(out T? value, out StoreError error) ? value : throw Failure(error, action);

    /// <summary>The exception of an error.</summary>
    internal static ImageException Failure(StoreError error, string action) =>
        error == StoreError.Conflict ? new ConflictException(error, action) : new ImageException(error, action);

    private ImageTransaction Begin(Access access)
    {
        ulong before = CacheVersion;
        return new ImageTransaction(this, access, Check(Store.Begin(access), "begin a transaction"), before);
    }

    private async ValueTask<ImageTransaction> BeginAsync(Access access, CancellationToken cancellationToken)
    {
        ulong before = CacheVersion;
        return new ImageTransaction(this, access, Check(await Store.BeginAsync(access, cancellationToken), "begin a transaction"), before);
    }

    private void OnCommitted()
    {
        try
        {
            ulong from = _announced;
            ulong now = Store.Status().Version;
            if (now == from)
            {
                return;
            }
            ChangeSet? changes = Store.ChangesSince(from).TryGetValue(out ChangeSet? known, out _) ? known : null;
            if (changes is not null)
            {
                _cache.Advance(from, changes);
                now = changes.Version;
            }
            _announced = now;
            Changed?.Invoke(this, new ImageChangedEventArgs(changes, now));
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // The store is gone or this image is closed: who uses it next learns of it by its own call.
        }
    }
}
