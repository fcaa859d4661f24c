namespace TelOS.Idl.Model;

/// <summary>Bytes of a struct that carry no field and are zero.</summary>
/// <param name="Offset">Bytes from the start.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Kind">Why they are there.</param>
public readonly record struct ReservedRange(int Offset, int Size, ReservedKind Kind);
