using System.Collections.Immutable;

namespace TelOS.ObjectStore.Tests;

/// <summary>Everything at one version, and what its commit touched.</summary>
/// <param name="Objects">The objects.</param>
/// <param name="Roots">The roots.</param>
internal sealed record ModelVersion(ImmutableSortedDictionary<ulong, string> Objects, ImmutableSortedDictionary<string, ulong> Roots)
{
    /// <summary>Objects that its commit stored or deleted.</summary>
    public IReadOnlyCollection<ulong> ChangedObjects { get; init; } = [];

    /// <summary>Roots that its commit bound or unbound.</summary>
    public IReadOnlyCollection<string> ChangedRoots { get; init; } = [];
}
