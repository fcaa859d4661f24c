namespace TelOS.Runtime;

/// <summary>Where a packet's content lies: what goes into its descriptor.</summary>
/// <param name="Offset">Bytes from the start of the stream.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct PacketContent(long Offset, ulong Size);
