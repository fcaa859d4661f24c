namespace Samples.ObjectStore.Store;

/// <summary>What one commit changed.</summary>
internal sealed record Commit(ulong Version, IReadOnlySet<ulong> Objects, IReadOnlySet<string> Roots);
