using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>One state of the image, and changes to it that happen together or not at all. Disposed without a commit, nothing of it happened.</summary>
/// <remarks>
/// <para>Used by one thread at a time. An object of the image is one object here, however it was reached.</para>
/// <para>Transactions are serializable: a commit is refused with <see cref="ConflictException"/> when somebody else committed a change to what this
/// one has read or written, also when the read was answered by the process's cache.</para>
/// </remarks>
public sealed partial class ImageTransaction : IDisposable, IAsyncDisposable
{
    private readonly Dictionary<ulong, ImageObject> _objects = [];
    private readonly List<ImageObject> _changed = [];
    private readonly HashSet<ulong> _relied = [];
    private readonly Dictionary<string, ulong> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _changedRoots = new(StringComparer.Ordinal);
    private readonly TransactionId _id;
    private readonly ulong _cacheVersion;
    private SnapshotBounds? _bounds;

    internal ImageTransaction(LivingImage image, Access access, TransactionId id, ulong cacheVersion)
    {
        Image = image;
        Access = access;
        _id = id;
        _cacheVersion = cacheVersion;
    }

    /// <summary>The image.</summary>
    public LivingImage Image { get; }

    /// <summary>Whether it reads or writes.</summary>
    public Access Access { get; }

    /// <summary>Whether it was committed or rolled back. Its objects cannot be used any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether there is something to commit.</summary>
    public bool HasChanges => _changed.Count + _changedRoots.Count > 0;

    /// <summary>Methods that run in answer to each other.</summary>
    internal int Nesting { get; set; }

    private IImageStore Store => Image.Store;

    /// <summary>Makes an object without slots. It is kept from the commit on; what no root reaches may be collected some time.</summary>
    /// <exception cref="InvalidOperationException">The transaction only reads, or is over.</exception>
    public ImageObject Create()
    {
        ThrowUnlessWriting();
        return Add(Image.AllocateId(), ObjectState.New());
    }

    /// <summary>Makes an object with slots.</summary>
    /// <param name="slots">Names and values.</param>
    /// <exception cref="InvalidOperationException">The transaction only reads, or is over.</exception>
    public ImageObject Create(params ReadOnlySpan<(string Name, Value Value)> slots)
    {
        ImageObject created = Create();
        foreach ((string name, Value value) in slots)
        {
            created[name] = value;
        }
        return created;
    }

    /// <summary>The object of an identity. Nothing is read before one looks into it; that it does not exist is found out then.</summary>
    /// <param name="id">Its identity, not 0.</param>
    public ImageObject Get(ObjectId id)
    {
        ThrowIfOver();
        ArgumentOutOfRangeException.ThrowIfZero(id.Value);
        if (!_objects.TryGetValue(id.Value, out ImageObject? found))
        {
            found = new ImageObject(this, id, null);
            _objects.Add(id.Value, found);
        }
        return found;
    }

    /// <summary>The object of an identity, or null when there is none.</summary>
    /// <param name="id">Its identity, not 0.</param>
    public ImageObject? Find(ObjectId id)
    {
        ImageObject found = Get(id);
        return found.Exists ? found : null;
    }

    /// <summary>Forgets the changes; nothing of them happened.</summary>
    public void Rollback()
    {
        if (!IsOver)
        {
            IsOver = true;
            // Whatever it answers, the transaction is over; the session rolls back what it may still have.
            _ = Store.Rollback(_id);
        }
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void Dispose()
    {
        try
        {
            Rollback();
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // Without a server there is no transaction either.
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Adds an object that nobody has seen, with all its state.</summary>
    /// <param name="id">An identity of its own.</param>
    /// <param name="state">Its slots, and its relations of both directions.</param>
    internal ImageObject Add(ObjectId id, ObjectState state)
    {
        ThrowUnlessWriting();
        ImageObject added = new(this, id, state);
        _objects.Add(id.Value, added);
        NoteChange(added);
        return added;
    }

    internal void ThrowIfOver()
    {
        if (IsOver)
        {
            throw new InvalidOperationException("The transaction is over.");
        }
    }

    internal void ThrowUnlessWriting()
    {
        ThrowIfOver();
        if (Access != Access.Write)
        {
            throw new InvalidOperationException("The transaction only reads.");
        }
    }

    /// <summary>Notes that an object has changes to be stored.</summary>
    internal void NoteChange(ImageObject changed)
    {
        if (!changed.IsChanged)
        {
            changed.IsChanged = true;
            _changed.Add(changed);
        }
        changed.IsUnsent = true;
    }

    /// <summary>Notes that something refers to an object now: that it is there is what the commit relies on.</summary>
    internal void NoteReferences(IEnumerable<ulong> ids) => _relied.UnionWith(ids);

    private T Check<T>(Result<T, StoreError> result, string action)
    {
        if (result.TryGetValue(out T? value, out StoreError error))
        {
            return value;
        }
        IsOver |= error is StoreError.Conflict or StoreError.NoTransaction;
        throw LivingImage.Failure(error, action);
    }
}
