using System.Collections.Immutable;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>All that a store has in a version.</summary>
internal sealed record SimpleVersion(ImmutableSortedDictionary<ulong, (ulong Version, byte[] Content)> Objects, ImmutableSortedDictionary<string, ulong> Roots)
{
    public static SimpleVersion Empty { get; } =
        new(ImmutableSortedDictionary<ulong, (ulong Version, byte[] Content)>.Empty, ImmutableSortedDictionary.Create<string, ulong>(StringComparer.Ordinal));

    /// <summary>The next one.</summary>
    public SimpleVersion With(ulong version, IReadOnlyDictionary<ulong, byte[]?> objects, IReadOnlyDictionary<string, ulong> roots)
    {
        var newObjects = Objects.ToBuilder();
        foreach ((ulong id, byte[]? content) in objects)
        {
            _ = newObjects.Remove(id);
            if (content is not null)
            {
                newObjects.Add(id, (version, content));
            }
        }

        var newRoots = Roots.ToBuilder();
        foreach ((string name, ulong id) in roots)
        {
            _ = newRoots.Remove(name);
            if (id != 0)
            {
                newRoots.Add(name, id);
            }
        }

        return new(newObjects.ToImmutable(), newRoots.ToImmutable());
    }
}
