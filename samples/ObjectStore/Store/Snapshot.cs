using System.Collections.Immutable;

namespace Samples.ObjectStore.Store;

/// <summary>Everything the store holds at one version. Immutable, so readers and writers never meet.</summary>
internal sealed record Snapshot(
    ulong Version,
    ImmutableSortedDictionary<ulong, StoredObject> Objects,
    ImmutableSortedDictionary<string, ulong> Roots)
{
    public static Snapshot Empty { get; } = new(
        0,
        ImmutableSortedDictionary<ulong, StoredObject>.Empty,
        ImmutableSortedDictionary.Create<string, ulong>(StringComparer.Ordinal));

    /// <summary>Bytes of all contents.</summary>
    public long Size => Objects.Values.Sum(o => (long)o.Content.Length);
}
