namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A layout in memory, eight bytes a row.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Ranges">What the bytes are, without gaps, by offset.</param>
internal sealed record ByteMap(int Size, IReadOnlyList<ByteRange> Ranges) : Block;
