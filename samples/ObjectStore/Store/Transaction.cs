namespace Samples.ObjectStore.Store;

/// <summary>A snapshot, the changes on top of it, and what was looked at: a commit is valid when nobody changed that meanwhile.</summary>
internal sealed class Transaction(Snapshot snapshot, bool writes)
{
    private readonly Dictionary<ulong, byte[]?> _objects = [];
    private readonly Dictionary<string, ulong?> _roots = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _readObjects = [];
    private readonly HashSet<string> _readRoots = new(StringComparer.Ordinal);
    private bool _listed;

    public bool Writes { get; } = writes;

    /// <summary>Bytes of the changes.</summary>
    public long ChangedBytes { get; private set; }

    public bool HasChanges => _objects.Count + _roots.Count > 0;

    public IReadOnlyDictionary<ulong, byte[]?> Objects => _objects;

    public IReadOnlyDictionary<string, ulong?> Roots => _roots;

    public Snapshot Snapshot { get; } = snapshot;

    /// <summary>The object as the transaction sees it: its own change, or the snapshot's. A change has version 0.</summary>
    public StoredObject? Find(ulong id)
    {
        _readObjects.Add(id);
        return _objects.TryGetValue(id, out byte[]? changed)
            ? changed is null ? null : StoredObject.Write(0, changed)
            : Snapshot.Objects.GetValueOrDefault(id);
    }

    /// <summary>Counts an object as read, which somebody else's cache answered.</summary>
    public void RelyOn(ulong id) => _readObjects.Add(id);

    /// <summary>All objects as the transaction sees them, by identity.</summary>
    public IEnumerable<KeyValuePair<ulong, StoredObject>> List()
    {
        _listed = true;
        return Snapshot.Objects.Keys.Union(_objects.Keys).Order()
            .Select(id => KeyValuePair.Create(id, Find(id)))
            .Where(entry => entry.Value is not null)!;
    }

    public ulong? FindRoot(string name)
    {
        _readRoots.Add(name);
        return _roots.TryGetValue(name, out ulong? changed)
            ? changed
            : Snapshot.Roots.TryGetValue(name, out ulong id) ? id : null;
    }

    /// <summary>All roots as the transaction sees them, by name.</summary>
    public IEnumerable<KeyValuePair<string, ulong>> ListRoots()
    {
        _listed = true;
        return Snapshot.Roots.Keys.Union(_roots.Keys).Order(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, FindRoot(name)))
            .Where(entry => entry.Value is not null)
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!.Value));
    }

    /// <summary>Stores an object, or deletes it when there is no content.</summary>
    public void Change(ulong id, byte[]? content)
    {
        ChangedBytes += (content?.Length ?? 0) - (_objects.GetValueOrDefault(id)?.Length ?? 0);
        _objects[id] = content;
    }

    public void ChangeRoot(string name, ulong? id) => _roots[name] = id;

    /// <summary>Whether a later commit changed what this transaction read or wrote.</summary>
    public bool ConflictsWith(Commit commit) =>
        commit.Version > Snapshot.Version
        && (_listed
            || commit.Objects.Any(id => _readObjects.Contains(id) || _objects.ContainsKey(id))
            || commit.Roots.Any(name => _readRoots.Contains(name) || _roots.ContainsKey(name)));
}
