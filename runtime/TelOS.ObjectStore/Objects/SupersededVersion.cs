namespace TelOS.ObjectStore.Engine.Objects;

/// <summary>A version of an object that another one, or none, has followed.</summary>
/// <param name="id">The object.</param>
/// <param name="stored">The version.</param>
/// <param name="end">The version of the store that no longer has it.</param>
internal sealed class SupersededVersion(ulong id, StoredObject stored, ulong end)
{
    private const int EntryBytes = 128;

    private volatile SupersededVersion? _older;

    /// <summary>The object.</summary>
    public ulong Id => id;

    /// <summary>The version.</summary>
    public StoredObject Object => stored;

    /// <summary>The version of the store that no longer has it.</summary>
    public ulong End => end;

    /// <summary>Bytes that it keeps.</summary>
    public long Cost => stored.Content.Length + EntryBytes;

    /// <summary>Bytes that were kept since the start, up to this one. The store's lock guards it.</summary>
    public long Sum { get; set; }

    /// <summary>The one after it. The store's lock guards it.</summary>
    public SupersededVersion? Newer { get; set; }

    /// <summary>The one before it.</summary>
    public SupersededVersion? Older
    {
        get => _older;
        set => _older = value;
    }
}
