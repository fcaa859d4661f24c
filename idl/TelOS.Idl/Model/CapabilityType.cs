namespace TelOS.Idl.Model;

/// <summary><c>cap&lt;T&gt;</c> or <c>cap</c>.</summary>
/// <param name="Interface">The interface behind it, or null for an untyped capability.</param>
/// <param name="Transfer">What happens to the sender's own reference.</param>
public sealed record CapabilityType(NamedType? Interface, CapabilityTransfer Transfer) : TypeReference;
