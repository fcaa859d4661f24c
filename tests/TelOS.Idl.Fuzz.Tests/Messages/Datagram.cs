using System.Buffers.Binary;
using TelOS.Idl.Fuzz.Tests.Drivers;
using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>A message as it stands on the wire, outside of any buffer of the runtime.</summary>
/// <param name="Word">The protocol word.</param>
/// <param name="Payload">The payload.</param>
/// <param name="Badges">The badges of the capabilities; null for an invalid one.</param>
internal sealed record Datagram(long Word, byte[] Payload, ulong?[] Badges)
{
    /// <summary>The first word of the payload; all ones when there is none.</summary>
    public ulong Opcode => Payload.Length < 8 ? ulong.MaxValue : BinaryPrimitives.ReadUInt64LittleEndian(Payload);

    /// <summary>Copies what a message holds.</summary>
    public static Datagram Of(Message message)
    {
        ulong?[] badges = new ulong?[message.CapabilityCount];
        for (int slot = 0; slot < badges.Length; slot++)
        {
            ulong badge = BinaryPrimitives.ReadUInt64LittleEndian(message.Datagram[(16 + (8 * slot))..]);
            badges[slot] = badge == Wire.InvalidBadge ? null : badge;
        }

        return new Datagram(message.ProtocolWord, message.Payload.ToArray(), badges);
    }

    /// <summary>Hands the datagram to a message, as a transport does.</summary>
    public bool TryDeliver(Message message)
    {
        byte[] bytes = new byte[Wire.HeaderSize + Payload.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Word);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), Badges.Length);
        for (int slot = 0; slot < Math.Min(Badges.Length, Wire.MaxCapabilities); slot++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16 + (8 * slot)), Badges[slot] ?? Wire.InvalidBadge);
        }

        Payload.CopyTo(bytes, Wire.HeaderSize);
        return message.TryReceive(bytes, [.. Badges.Select(badge => badge is { } number ? new BadgeCapability(number) : null)]);
    }

    /// <summary>The same message with damage somewhere.</summary>
    public Datagram Damage(Random r)
    {
        switch (r.Next(8))
        {
            case 0:
                byte[] opcode = [.. Payload];
                if (opcode.Length >= 8)
                {
                    BinaryPrimitives.WriteUInt64LittleEndian(opcode, r.Next(2) == 0 ? (ulong)r.Next(40) : FuzzValues.Bits(r));
                }

                return this with { Payload = opcode };
            case 1:
                return this with { Badges = [.. Enumerable.Range(0, r.Next(6)).Select(_ => Badge(r))] };
            case 2:
                return this with { Badges = [.. Badges.Select(_ => Badge(r))] };
            case 3:
                return this with { Payload = [.. Payload, .. new byte[r.Next(2) == 0 ? 8 : Wire.MaxPayload]] };
            default:
                return this with { Payload = MessageMutator.Damage(r, Payload) };
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Word}, {Convert.ToHexString(Payload)}, [{string.Join(", ", Badges)}]";

    private static ulong? Badge(Random r) => r.Next(3) == 0 ? null : FuzzValues.Bits(r) is var bits && bits == Wire.InvalidBadge ? 1 : bits;
}
