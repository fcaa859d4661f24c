namespace TelOS.Fractal;

/// <summary>What a garbage collection found and did.</summary>
/// <param name="Objects">Objects that were there.</param>
/// <param name="Deleted">Objects that no root reached, and that are gone now.</param>
/// <param name="Kept">Objects that no root reaches and that are there still: too new, no objects of a graph, or reached by somebody meanwhile.</param>
public readonly record struct CollectionResult(long Objects, long Deleted, long Kept);
