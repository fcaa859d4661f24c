namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A short list of names and values.</summary>
/// <param name="Rows">The facts.</param>
internal sealed record Facts(IReadOnlyList<(string Name, IReadOnlyList<Span> Value)> Rows) : Block;
