namespace TelOS.Fractal;

/// <summary>What is known about the version of a transaction's snapshot, and what it means for the cache.</summary>
/// <param name="Lowest">The snapshot has at least this version: the cache had it before the transaction began.</param>
/// <param name="Highest">And at most this one: the store had it after the transaction began.</param>
/// <param name="Uncertain">What changed between the two: a state read from the snapshot need not be the one at <paramref name="Highest"/>.
/// Null when that is not known of any object.</param>
internal sealed record SnapshotBounds(ulong Lowest, ulong Highest, HashSet<ulong>? Uncertain);
