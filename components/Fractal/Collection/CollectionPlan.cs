using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>What a garbage collection would do.</summary>
/// <param name="Objects">Objects that are there.</param>
/// <param name="Garbage">Those that no root reaches and that would be deleted, by growing identity.</param>
/// <param name="Kept">Objects that no root reaches and that would stay: too new, or no objects of a graph.</param>
public sealed record CollectionPlan(long Objects, IReadOnlyList<ObjectId> Garbage, long Kept);
