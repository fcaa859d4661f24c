using System.Buffers.Binary;
using System.IO.Hashing;

namespace TelOS.Storage.Sqlite;

/// <summary>Says that a device was blank and is being formatted, from before the first other write until a superblock is there. Without it, what a
/// power cut leaves of a first superblock would look like something that belongs to somebody else.</summary>
internal static class FormatMark
{
    /// <summary>Where it is: no format of a disk is known by this unit alone, and a first write that a power cut turns to garbage harms nothing.</summary>
    public const int Unit = 15;

    private const int Hashed = Units.Size - sizeof(ulong);

    // What file systems and tables of partitions are known by lies within the first 128 KiB.
    private const int ProbedUnits = 32;

    private static ReadOnlySpan<byte> Magic => "TelOSfmt"u8;

    /// <summary>Whether nothing is on a device without a superblock that might belong to somebody.</summary>
    public static bool AllowsFormat(Units units)
    {
        Span<byte> block = stackalloc byte[Units.Size];
        if (IsThere(units, block))
        {
            return true;
        }
        for (int unit = 0; unit < Math.Min(ProbedUnits, units.Count); unit++)
        {
            units.Read(unit, block);
            if (unit != Unit && block.ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Writes it, durably.</summary>
    public static void Write(Units units)
    {
        Span<byte> block = stackalloc byte[Units.Size];
        block.Clear();
        Magic.CopyTo(block);
        BinaryPrimitives.WriteUInt64LittleEndian(block[Hashed..], XxHash64.HashToUInt64(block[..Hashed]));
        units.Write(Unit, block);
        units.Device.Sync();
    }

    /// <summary>Takes it away, durably, where it is.</summary>
    public static void Clear(Units units)
    {
        Span<byte> block = stackalloc byte[Units.Size];
        if (IsThere(units, block))
        {
            block.Clear();
            units.Write(Unit, block);
            units.Device.Sync();
        }
    }

    private static bool IsThere(Units units, Span<byte> block)
    {
        units.Read(Unit, block);
        return block.StartsWith(Magic) && BinaryPrimitives.ReadUInt64LittleEndian(block[Hashed..]) == XxHash64.HashToUInt64(block[..Hashed]);
    }
}
