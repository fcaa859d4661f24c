using System.Buffers.Binary;
using TelOS.Runtime;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Datagrams of the Linux ABI: protocol word, number of capabilities, four badges, payload.</summary>
internal static class Datagrams
{
    /// <summary>Hands a recorded payload to a message, as a transport does with what it received.</summary>
    public static bool TryDeliver(Message message, long protocolWord, byte[] payload, IReadOnlyList<int?> capabilities)
    {
        byte[] datagram = new byte[Wire.HeaderSize + payload.Length];
        BinaryPrimitives.WriteInt64LittleEndian(datagram, protocolWord);
        BinaryPrimitives.WriteInt64LittleEndian(datagram.AsSpan(8), capabilities.Count);
        Capability?[] references = new Capability?[capabilities.Count];
        for (int slot = 0; slot < capabilities.Count; slot++)
        {
            references[slot] = capabilities[slot] is { } number ? new NumberedCapability(number) : null;
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(16 + (8 * slot)), references[slot]?.Badge ?? Wire.InvalidBadge);
        }
        payload.CopyTo(datagram, Wire.HeaderSize);
        return message.TryReceive(datagram, references);
    }

    /// <summary>The numbers in the badges of a datagram; null for an invalid capability.</summary>
    public static IReadOnlyList<int?> Capabilities(ReadOnlySpan<byte> datagram)
    {
        int?[] numbers = new int?[BinaryPrimitives.ReadInt64LittleEndian(datagram[8..])];
        for (int slot = 0; slot < numbers.Length; slot++)
        {
            ulong badge = BinaryPrimitives.ReadUInt64LittleEndian(datagram[(16 + (8 * slot))..]);
            numbers[slot] = badge == Wire.InvalidBadge ? null : (int)badge;
        }
        return numbers;
    }
}
