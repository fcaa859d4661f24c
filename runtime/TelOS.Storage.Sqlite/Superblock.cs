using System.Buffers.Binary;
using System.IO.Hashing;

namespace TelOS.Storage.Sqlite;

/// <summary>What is known of an image beside its content. Unit 0 and unit 1 each hold one.</summary>
/// <param name="Sequence">The higher one of two valid ones holds.</param>
/// <param name="Store">The identity of the image, given when it was formatted.</param>
/// <param name="Units">Units of the device.</param>
/// <param name="ChunkUnits">Units by which the log grows.</param>
/// <param name="LogExists">Whether there is a log.</param>
/// <param name="LogEpoch">Which log it is: what another one left on the device does not count.</param>
/// <param name="LogChunks">Chunks of the log, from the end of the device downward.</param>
/// <param name="Checkpoint">What is in the database.</param>
internal sealed record Superblock(
    ulong Sequence, Guid Store, long Units, int ChunkUnits, bool LogExists, ulong LogEpoch, long LogChunks,
    Checkpoint Checkpoint)
{
    /// <summary>The unit where the database starts, with the first part of its map.</summary>
    public const int FirstGroup = 2;

    /// <summary>The version of the layout.</summary>
    public const int Version = 1;

    private const int Hashed = Sqlite.Units.Size - sizeof(ulong);

    private static ReadOnlySpan<byte> Magic => "TelOSimg"u8;

    /// <summary>The first unit of the log.</summary>
    public long LogStart => Units - LogChunks * ChunkUnits;

    /// <summary>Whether both say the same of the content.</summary>
    public bool SaysTheSameAs(Superblock other) => this with { Sequence = other.Sequence } == other;

    /// <summary>Writes it.</summary>
    /// <param name="block">A unit.</param>
    public void Write(Span<byte> block)
    {
        block.Clear();
        Magic.CopyTo(block);
        BinaryPrimitives.WriteInt32LittleEndian(block[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(block[12..], ChunkUnits);
        BinaryPrimitives.WriteUInt64LittleEndian(block[16..], Sequence);
        Store.TryWriteBytes(block[24..]);
        BinaryPrimitives.WriteInt64LittleEndian(block[40..], Units);
        BinaryPrimitives.WriteInt64LittleEndian(block[48..], LogExists ? 1 : 0);
        BinaryPrimitives.WriteUInt64LittleEndian(block[56..], LogEpoch);
        BinaryPrimitives.WriteInt64LittleEndian(block[64..], LogChunks);
        BinaryPrimitives.WriteUInt64LittleEndian(block[72..], Checkpoint.Number);
        BinaryPrimitives.WriteInt64LittleEndian(block[80..], Checkpoint.Pages);
        BinaryPrimitives.WriteUInt64LittleEndian(block[88..], Checkpoint.MapRoot);
        BinaryPrimitives.WriteUInt64LittleEndian(block[96..], Checkpoint.LogSalt);
        BinaryPrimitives.WriteUInt64LittleEndian(block[104..], Checkpoint.LogBase);
        BinaryPrimitives.WriteInt64LittleEndian(block[112..], Checkpoint.LogLength);
        BinaryPrimitives.WriteUInt64LittleEndian(block[Hashed..], XxHash64.HashToUInt64(block[..Hashed]));
    }

    /// <summary>Reads one, or null where the block holds none.</summary>
    /// <param name="block">A unit.</param>
    /// <exception cref="InvalidDataException">It has a later version.</exception>
    public static Superblock? Read(ReadOnlySpan<byte> block)
    {
        if (!block.StartsWith(Magic) || BinaryPrimitives.ReadUInt64LittleEndian(block[Hashed..]) != XxHash64.HashToUInt64(block[..Hashed]))
        {
            return null;
        }
        int version = BinaryPrimitives.ReadInt32LittleEndian(block[8..]);
        return version == Version
            ? new Superblock(
                BinaryPrimitives.ReadUInt64LittleEndian(block[16..]),
                new Guid(block.Slice(24, 16)),
                BinaryPrimitives.ReadInt64LittleEndian(block[40..]),
                BinaryPrimitives.ReadInt32LittleEndian(block[12..]),
                BinaryPrimitives.ReadInt64LittleEndian(block[48..]) != 0,
                BinaryPrimitives.ReadUInt64LittleEndian(block[56..]),
                BinaryPrimitives.ReadInt64LittleEndian(block[64..]),
                new Checkpoint(
                    BinaryPrimitives.ReadUInt64LittleEndian(block[72..]),
                    BinaryPrimitives.ReadInt64LittleEndian(block[80..]),
                    BinaryPrimitives.ReadUInt64LittleEndian(block[88..]),
                    BinaryPrimitives.ReadUInt64LittleEndian(block[96..]),
                    BinaryPrimitives.ReadUInt64LittleEndian(block[104..]),
                    BinaryPrimitives.ReadInt64LittleEndian(block[112..])))
            : throw new InvalidDataException($"The image has version {version} of the layout; this is version {Version}.");
    }
}
