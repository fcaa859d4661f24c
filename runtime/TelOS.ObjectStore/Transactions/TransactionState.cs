using System.Collections.Immutable;

namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>What a transaction saw and changed: all that its commit needs.</summary>
/// <param name="snapshot">The version that it sees.</param>
/// <param name="roots">The roots of that version, by their whole names.</param>
/// <param name="subtree">What it is confined to.</param>
internal sealed class TransactionState(ulong snapshot, ImmutableSortedDictionary<string, ulong> roots, string subtree)
{
    // What an entry costs besides its content.
    private const int EntryBytes = 128;

    /// <summary>The version that it sees.</summary>
    public ulong Snapshot => snapshot;

    /// <summary>The roots of that version.</summary>
    public ImmutableSortedDictionary<string, ulong> SnapshotRoots => roots;

    /// <summary>What it is confined to.</summary>
    public string Subtree => subtree;

    /// <summary>Objects that it stored, or, without content, deleted.</summary>
    public Dictionary<ulong, byte[]?> Objects { get; } = [];

    /// <summary>Roots that it bound, or, to null, unbound; whole names.</summary>
    public Dictionary<string, ulong?> Roots { get; } = new(StringComparer.Ordinal);

    /// <summary>Objects that it read or relied on, also those that are not there.</summary>
    public HashSet<ulong> Reads { get; } = [];

    /// <summary>Roots that it asked for, also those that are not there; whole names.</summary>
    public HashSet<string> RootReads { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it has seen the list of all roots.</summary>
    public bool ReadsAllRoots { get; set; }

    /// <summary>What it looked through.</summary>
    public List<Listing> Listings { get; } = [];

    /// <summary>Bytes that its changes hold.</summary>
    public long ChangeBytes { get; private set; }

    /// <summary>Bytes that what it read holds.</summary>
    public long ReadBytes => ((Reads.Count + RootReads.Count) * 32L) + (Listings.Count * 16L);

    /// <summary>Whether it changed something.</summary>
    public bool HasChanges => Objects.Count > 0 || Roots.Count > 0;

    /// <summary>Whether a commit after the snapshot changed what this one saw or changes.</summary>
    /// <param name="commit">The commit.</param>
    public bool ConflictsWith(CommittedChanges commit) =>
        Array.Exists(commit.Stored, Touches)
        || Array.Exists(commit.Deleted, Touches)
        || Array.Exists(commit.Roots, name =>
            Roots.ContainsKey(name) || RootReads.Contains(name) || (ReadsAllRoots && RootNames.Sees(subtree, name)));

    /// <summary>Stores or deletes an object.</summary>
    /// <param name="id">The object.</param>
    /// <param name="content">Its content, or null.</param>
    public void Change(ulong id, byte[]? content)
    {
        ChangeBytes -= Objects.TryGetValue(id, out byte[]? old) ? (old?.Length ?? 0) + EntryBytes : 0;
        Objects[id] = content;
        ChangeBytes += (content?.Length ?? 0) + EntryBytes;
    }

    /// <summary>Binds or unbinds a root.</summary>
    /// <param name="name">Its whole name.</param>
    /// <param name="id">The object, or null.</param>
    public void Bind(string name, ulong? id)
    {
        ChangeBytes += Roots.ContainsKey(name) ? 0 : EntryBytes;
        Roots[name] = id;
    }

    private bool Touches(ulong id) =>
        Objects.ContainsKey(id) || Reads.Contains(id) || Listings.Exists(listing => id > listing.After && id <= listing.Last);
}
