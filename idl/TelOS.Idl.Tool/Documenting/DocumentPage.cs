using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>A page, before it is written as Markdown or HTML.</summary>
/// <param name="Path">Its path without extension, with forward slashes.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Summary">The first sentence about it, Markdown.</param>
/// <param name="Contracts">The contract files it comes from; absolute paths.</param>
/// <param name="Blocks">What it says.</param>
internal sealed record DocumentPage(string Path, string Title, string Summary, IReadOnlyList<string> Contracts, IReadOnlyList<Block> Blocks);
