namespace TelOS.Idl.Decoding;

/// <summary>Values with names: a struct, a record, a union with its arm, a map.</summary>
/// <param name="Items">The values in order.</param>
public sealed record DecodedGroup(IReadOnlyList<DecodedItem> Items) : DecodedValue;
