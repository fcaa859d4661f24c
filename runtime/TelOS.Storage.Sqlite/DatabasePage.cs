using System.Buffers.Binary;
using System.IO.Hashing;

namespace TelOS.Storage.Sqlite;

/// <summary>A page as it is on the device: its last eight bytes, which SQLite leaves alone, are a checksum. SQLite sees zeros there.</summary>
internal static class DatabasePage
{
    /// <summary>Bytes at the end of each page that hold the checksum.</summary>
    public const int Reserved = sizeof(ulong);

    /// <summary>Bytes that SQLite uses.</summary>
    public const int Usable = Units.Size - Reserved;

    /// <summary>Bytes of the header at the start of the first page.</summary>
    public const int HeaderSize = 100;

    private const int LeafTable = 0x0d;

    public static ulong Checksum(ReadOnlySpan<byte> page, ulong seed) => XxHash64.HashToUInt64(page[..Usable], unchecked((long)seed));

    /// <summary>The checksum that a page has.</summary>
    public static ulong ChecksumOf(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt64LittleEndian(page[Usable..]);

    /// <summary>Puts the checksum into a page, and answers it.</summary>
    public static ulong Seal(Span<byte> page, ulong seed)
    {
        ulong checksum = Checksum(page, seed);
        BinaryPrimitives.WriteUInt64LittleEndian(page[Usable..], checksum);
        return checksum;
    }

    /// <summary>Verifies a page and takes the checksum out.</summary>
    public static bool Unseal(Span<byte> page, ulong seed)
    {
        bool holds = ChecksumOf(page) == Checksum(page, seed);
        page[Usable..].Clear();
        return holds;
    }

    /// <summary>Says why a first page would not be one of this VFS, or null.</summary>
    public static string? WhyUnfit(ReadOnlySpan<byte> page) =>
        page[16] << 8 != Units.Size || page[17] != 0 ? $"The pages of a database here have {Units.Size} bytes."
        : page[18] != 2 || page[19] != 2 ? "The journal mode of a database here is WAL."
        : page[20] != Reserved ? $"The pages of a database here have {Reserved} reserved bytes, for the checksum; this one comes from elsewhere."
        : null;

    /// <summary>Makes the first page of an empty database: WAL from the start, so that there is never a rollback journal.</summary>
    /// <param name="page">Where.</param>
    public static void WriteEmpty(Span<byte> page)
    {
        page.Clear();
        "SQLite format 3\0"u8.CopyTo(page);
        page[16] = Units.Size >> 8;
        page[18] = page[19] = 2;
        page[20] = Reserved;
        (page[21], page[22], page[23]) = (64, 32, 32);
        page[31] = 1; // pages
        page[HeaderSize] = LeafTable;
        BinaryPrimitives.WriteUInt16BigEndian(page[(HeaderSize + 5)..], Usable);
    }
}
