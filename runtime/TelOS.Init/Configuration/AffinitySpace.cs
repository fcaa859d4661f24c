namespace TelOS.Init;

/// <summary>The grid of processors.</summary>
/// <param name="Width">Columns, 1 at least.</param>
/// <param name="Height">Rows, 1 at least.</param>
public readonly record struct AffinitySpace(uint Width, uint Height);
