namespace TelOS.Runtime;

/// <summary>What stands for a capability in a datagram.</summary>
/// <param name="Descriptor">The socket of an RPC object, or another descriptor.</param>
/// <param name="Badge">The object's name at its server; <see cref="Wire.DescriptorBadge"/> for a descriptor that is no RPC object.</param>
internal readonly record struct SocketReference(DescriptorHandle Descriptor, ulong Badge);
