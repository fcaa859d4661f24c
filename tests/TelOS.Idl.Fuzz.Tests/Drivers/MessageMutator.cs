using System.Buffers.Binary;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Damages bytes, as a hostile peer does.</summary>
internal static class MessageMutator
{
    private static readonly ulong[] s_words =
    [
        0, 1, 2, 7, 8, 9, 0xff, 0x100, 0x3ff, 0x400, 0x401, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000,
        0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, 0xffff_ffff_ffff_fff8, 0xffff_ffff_ffff_fffe, ulong.MaxValue, 0xa5a5_a5a5_a5a5_a5a5,
    ];

    /// <summary>A copy with some damage; of another length at times.</summary>
    public static byte[] Damage(Random r, byte[] bytes)
    {
        for (int i = 1 + r.Next(3); i > 0; i--)
        {
            bytes = DamageOnce(r, bytes);
        }

        return bytes;
    }

    private static byte[] DamageOnce(Random r, byte[] bytes)
    {
        byte[] copy = [.. bytes];
        if (copy.Length == 0)
        {
            return new byte[r.Next(17)];
        }

        int at = r.Next(copy.Length);
        switch (r.Next(9))
        {
            case 0:
                return copy[..at];
            case 1:
                return [.. copy, .. new byte[8 * r.Next(1, 4)]];
            case 2:
                byte[] surplus = new byte[r.Next(1, 64)];
                r.NextBytes(surplus);
                return [.. copy, .. surplus];
            case 3:
                copy[at] ^= (byte)(1 << r.Next(8));
                return copy;
            case 4:
                copy[at] = (byte)r.Next(256);
                return copy;
            case 5:
                return [.. copy[..at], .. copy[Math.Min(copy.Length, at + 8)..]];
            default:
                int word = at & ~7;
                Span<byte> value = stackalloc byte[8];
                BinaryPrimitives.WriteUInt64LittleEndian(value, r.Next(3) == 0 ? (ulong)r.Next(64) : s_words[r.Next(s_words.Length)]);
                value[..Math.Min(8, copy.Length - word)].CopyTo(copy.AsSpan(word));
                return copy;
        }
    }
}
