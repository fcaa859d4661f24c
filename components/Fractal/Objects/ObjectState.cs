using System.Collections.Immutable;

namespace TelOS.Fractal;

/// <summary>The slots and relations of an object. Once others can see it - in the cache, in another transaction - it never changes.</summary>
internal sealed class ObjectState
{
    private static readonly Dictionary<string, ImmutableSortedSet<ulong>> s_none = [];

    private ulong[]? _parents;

    private ObjectState(
        ulong version,
        Dictionary<string, Value> slots,
        Dictionary<string, ImmutableSortedSet<ulong>>? relations,
        Dictionary<string, ImmutableSortedSet<ulong>>? inverse)
    {
        Version = version;
        Slots = slots;
        Relations = relations ?? s_none;
        Inverse = inverse ?? s_none;
    }

    /// <summary>The version that wrote it, 0 for what is not committed.</summary>
    public ulong Version { get; }

    public Dictionary<string, Value> Slots { get; }

    /// <summary>The other ends of relations that begin here, by kind; no kind is without.</summary>
    public Dictionary<string, ImmutableSortedSet<ulong>> Relations { get; private set; }

    /// <summary>The other ends of relations that end here.</summary>
    public Dictionary<string, ImmutableSortedSet<ulong>> Inverse { get; private set; }

    /// <summary>What messages are delegated to: by the names of the parent slots, each once.</summary>
    public ulong[] Parents => _parents ??= FindParents();

    /// <summary>The bytes it takes in memory, roughly.</summary>
    public long Footprint
    {
        get
        {
            long sum = 200;
            foreach ((string name, Value value) in Slots)
            {
                sum += 80 + (2L * name.Length) + value.Footprint();
            }
            // A node of a set has 56 bytes.
            return sum + (56L * (Relations.Values.Sum(static e => e.Count + 2L) + Inverse.Values.Sum(static e => e.Count + 2L)));
        }
    }

    /// <summary>A state that was read.</summary>
    public static ObjectState Read(
        ulong version,
        Dictionary<string, Value> slots,
        Dictionary<string, ImmutableSortedSet<ulong>>? relations,
        Dictionary<string, ImmutableSortedSet<ulong>>? inverse) => new(version, slots, relations, inverse);

    /// <summary>The state of a new object.</summary>
    public static ObjectState New() => new(0, [], null, null);

    /// <summary>A copy that may be changed.</summary>
    public ObjectState Copy() => new(0, new(Slots), Relations, Inverse) { _parents = _parents };

    /// <summary>A copy of the slots alone.</summary>
    public ObjectState CopySlots() => new(0, new(Slots), null, null) { _parents = _parents };

    /// <summary>The same as others will see it, once it is committed.</summary>
    public ObjectState Committed(ulong version) => new(version, Slots, Relations, Inverse) { _parents = _parents };

    public void Write(string name, in Value value)
    {
        Slots[name] = value;
        Forget(name);
    }

    public bool Remove(string name)
    {
        Forget(name);
        return Slots.Remove(name);
    }

    /// <summary>Adds or removes one end of a relation. The sets are shared, so they are replaced.</summary>
    /// <returns>Whether that changes anything.</returns>
    public bool ChangeEnd(bool isInverse, string kind, ulong other, bool add)
    {
        Dictionary<string, ImmutableSortedSet<ulong>> ends = isInverse ? Inverse : Relations;
        ImmutableSortedSet<ulong> before = ends.GetValueOrDefault(kind, []);
        ImmutableSortedSet<ulong> after = add ? before.Add(other) : before.Remove(other);
        if (ReferenceEquals(before, after))
        {
            return false;
        }
        Dictionary<string, ImmutableSortedSet<ulong>> changed = new(ends);
        if (after.IsEmpty)
        {
            changed.Remove(kind);
        }
        else
        {
            changed[kind] = after;
        }
        if (isInverse)
        {
            Inverse = changed;
        }
        else
        {
            Relations = changed;
        }
        return true;
    }

    /// <summary>The identities it leads to, by slots and by relations of both directions; some may be there several times.</summary>
    public void AddReferences(ICollection<ulong> ids)
    {
        foreach (Value value in Slots.Values)
        {
            value.AddReferences(ids);
        }
        foreach (ulong id in Relations.Values.Concat(Inverse.Values).SelectMany(static ends => ends))
        {
            ids.Add(id);
        }
    }

    private void Forget(string name)
    {
        if (SlotName.IsParent(name))
        {
            _parents = null;
        }
    }

    private ulong[] FindParents()
    {
        List<ulong> parents = [];
        foreach (string name in Slots.Keys.Where(SlotName.IsParent).Order(StringComparer.Ordinal))
        {
            Value value = Slots[name];
            if (value.TryGetReference(out ObjectStore.ObjectId id))
            {
                parents.Add(id.Value);
            }
            else if (value.Kind == ValueKind.List)
            {
                parents.AddRange(value.AsList().Where(static v => v.Kind == ValueKind.Reference).Select(static v => v.AsReference().Value));
            }
        }
        return [.. parents.Distinct()];
    }
}
