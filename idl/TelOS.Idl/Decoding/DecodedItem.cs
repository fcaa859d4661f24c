namespace TelOS.Idl.Decoding;

/// <summary>A value of a message with its name.</summary>
/// <param name="Name">The parameter or field; <c>result</c> or <c>error</c> for what a function returns.</param>
/// <param name="Value">The value.</param>
/// <param name="Offset">Bytes from the start of the payload, or of the record that it lies in.</param>
/// <param name="Size">Bytes, padding to whole items included; 0 for a capability.</param>
public sealed record DecodedItem(string Name, DecodedValue Value, int Offset, int Size);
