namespace TelOS.Idl.Model;

/// <summary>Size and alignment of plain data.</summary>
/// <param name="Size">Bytes, at least 1.</param>
/// <param name="Alignment">Bytes: 1, 2, 4 or 8.</param>
public readonly record struct Layout(int Size, int Alignment);
