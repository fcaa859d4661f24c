namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A table.</summary>
/// <param name="Columns">The headings of its columns.</param>
/// <param name="Rows">Its rows, each with as many cells as there are columns.</param>
internal sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<IReadOnlyList<Span>>> Rows) : Block;
