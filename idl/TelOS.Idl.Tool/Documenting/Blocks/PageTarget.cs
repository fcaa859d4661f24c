namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A place on a page.</summary>
/// <param name="Page">The page's path without extension, with forward slashes.</param>
/// <param name="Anchor">The place, or null for the page's beginning.</param>
internal sealed record PageTarget(string Page, string? Anchor);
