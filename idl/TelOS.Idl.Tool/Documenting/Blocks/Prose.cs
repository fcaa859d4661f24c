namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>Paragraphs.</summary>
/// <param name="Markdown">Their text.</param>
internal sealed record Prose(string Markdown) : Block;
