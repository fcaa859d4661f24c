namespace TelOS.Idl.Decoding;

/// <summary>A single value.</summary>
/// <param name="Value">A <c>bool</c>, <c>long</c>, <c>ulong</c>, <c>double</c>, <c>string</c> or <c>byte[]</c>; null for an absent or empty one.</param>
public sealed record DecodedScalar(object? Value) : DecodedValue;
