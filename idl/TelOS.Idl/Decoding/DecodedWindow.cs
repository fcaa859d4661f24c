namespace TelOS.Idl.Decoding;

/// <summary>A value that lies in the session's shared buffer.</summary>
/// <param name="Offset">Bytes from the start of the buffer; all ones for one that waits to be fetched.</param>
/// <param name="Length">Bytes.</param>
public sealed record DecodedWindow(ulong Offset, ulong Length) : DecodedValue;
