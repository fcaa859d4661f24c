namespace TelOS.Idl.Decoding;

/// <summary>A value of an enumeration, an error or flags.</summary>
/// <param name="Name">What the contract calls it, flags joined by <c> | </c>; null for a number without a name.</param>
/// <param name="Number">The number that travels, sign-extended where the type has a sign.</param>
public sealed record DecodedName(string? Name, long Number) : DecodedValue;
