namespace TelOS.Idl.Model;

/// <summary><c>ring&lt;T, n&gt;</c>, in dataspaces: a <c>u32</c> head, a <c>u32</c> tail and <c>n</c> slots, as Genode's packet-descriptor queues.
/// One slot stays free, so <c>n - 1</c> elements fit.</summary>
/// <param name="Element">The element type.</param>
/// <param name="Slots">The number of slots, at least 2.</param>
public sealed record RingType(TypeReference Element, int Slots) : TypeReference;
