namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A part of a page, from top to bottom.</summary>
internal abstract record Block;
