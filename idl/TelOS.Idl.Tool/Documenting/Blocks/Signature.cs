namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A declaration as a contract writes it, with links in it.</summary>
/// <param name="Parts">Its pieces.</param>
internal sealed record Signature(IReadOnlyList<Span> Parts) : Block;
