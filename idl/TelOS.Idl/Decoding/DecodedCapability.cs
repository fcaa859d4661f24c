namespace TelOS.Idl.Decoding;

/// <summary>A capability, which travels beside the bytes.</summary>
/// <param name="Slot">Its place among the capabilities of the message, from 0.</param>
/// <param name="Interface">What the contract says it speaks; null when it does not say.</param>
public sealed record DecodedCapability(int Slot, string? Interface) : DecodedValue;
