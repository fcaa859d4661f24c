using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TelOS.Storage.Sqlite;

/// <summary>The two places of the superblock.</summary>
internal static class SuperblockSlots
{
    /// <summary>The valid superblock with the highest sequence; the other slot is made the same. Null where there is none.</summary>
    public static Superblock? Read(Units units, Mutant mutant)
    {
        Span<byte> block = stackalloc byte[Units.Size];
        units.Read(0, block);
        Superblock? first = Superblock.Read(block);
        if (mutant == Mutant.OneSuperblockSlot)
        {
            return first;
        }
        units.Read(1, block);
        Superblock? second = Superblock.Read(block);
        Superblock? best = second is null || first?.Sequence >= second.Sequence ? first : second;
        if (best is not null && units.Device.IsWriteable)
        {
            Repair(units, best, first, second, block);
        }
        return best;
    }

    /// <summary>Makes an empty image.</summary>
    public static void Format(Units units, int chunkUnits)
    {
        Span<byte> block = stackalloc byte[Units.Size];
        Clear(units, block);
        FormatMark.Write(units);
        PageMap map = new();
        DatabasePage.WriteEmpty(block);
        map.Set(0, DatabasePage.Seal(block, 0));
        units.Write(PageMap.UnitOf(0), block);
        ulong root = map.WriteFirst(1, (unit, bytes) => units.Write(unit, bytes));
        map.WriteSecond(1, (unit, bytes) => units.Write(unit, bytes));
        units.Device.Sync();
        // The epoch starts anywhere, so that the log of an image that was here before does not count.
        ulong epoch = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        new Superblock(1, Guid.NewGuid(), units.Count, chunkUnits, false, epoch, 0, new Checkpoint(1, 1, root, 0, 0, 0)).Write(block);
        units.Write(0, block);
        units.Device.Sync();
        FormatMark.Clear(units);
        units.Write(1, block);
        units.Device.Sync();
    }

    // On a blank device nothing is written before the mark.
    private static void Clear(Units units, Span<byte> block)
    {
        for (int unit = 0; unit < 2; unit++)
        {
            units.Read(unit, block);
            if (block.ContainsAnyExcept((byte)0))
            {
                block.Clear();
                units.Write(unit, block);
                units.Device.Sync();
            }
        }
    }

    private static void Repair(Units units, Superblock best, Superblock? first, Superblock? second, Span<byte> block)
    {
        if (first == best && second == best)
        {
            return;
        }
        // The one that holds may be in the cache of the device still; never are both of them on their way.
        units.Device.Sync();
        if (second is null)
        {
            // The format may have ended here.
            FormatMark.Clear(units);
        }
        best.Write(block);
        if (first != best)
        {
            units.Write(0, block);
            units.Device.Sync();
        }
        if (second != best)
        {
            units.Write(1, block);
        }
    }
}
