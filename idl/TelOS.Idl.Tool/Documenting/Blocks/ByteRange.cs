namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>Bytes of a layout that belong together.</summary>
/// <param name="Offset">Bytes from the start.</param>
/// <param name="Size">Bytes, at least 1.</param>
/// <param name="Name">What they are.</param>
/// <param name="IsReserved">Whether they carry nothing.</param>
internal sealed record ByteRange(int Offset, int Size, string Name, bool IsReserved);
