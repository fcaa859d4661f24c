namespace TelOS.Idl.Decoding;

/// <summary>Values without names.</summary>
/// <param name="Items">The values in order.</param>
public sealed record DecodedList(IReadOnlyList<DecodedValue> Items) : DecodedValue;
