namespace TelOS.Idl.Decoding;

/// <summary>What some bytes of a message mean.</summary>
public abstract record DecodedValue;
