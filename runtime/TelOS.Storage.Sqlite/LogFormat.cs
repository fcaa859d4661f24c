using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>Where things are in SQLite's write-ahead log: a header, then frames of a header and a page.</summary>
internal static class LogFormat
{
    public const int HeaderSize = 32;
    public const int FrameHeaderSize = 24;
    public const int FrameSize = FrameHeaderSize + Units.Size;

    /// <summary>Offset in a frame of the bytes that hold the checksum of its page.</summary>
    public const int ChecksumAt = FrameHeaderSize + DatabasePage.Usable;

    private const int SaltAt = 16;

    /// <summary>The frame that has this offset of the log in it; negative in the header.</summary>
    public static long FrameOf(long offset) => offset < HeaderSize ? -1 : (offset - HeaderSize) / FrameSize;

    /// <summary>Where a frame starts.</summary>
    public static long OffsetOf(long frame) => HeaderSize + frame * FrameSize;

    /// <summary>What tells the logs apart that one after the other are written in the same place.</summary>
    public static ulong SaltOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt64BigEndian(header[SaltAt..]);

    /// <summary>The same, as a frame has it.</summary>
    public static ulong FrameSaltOf(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt64BigEndian(frame[8..]);

    public static long PageOf(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32BigEndian(frame);

    /// <summary>Pages of the database after the transaction that a frame commits, or zero where it commits none.</summary>
    public static long CommitOf(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);

    /// <summary>The checksum of all frames up to this one.</summary>
    public static LogChecksum ChecksumOf(ReadOnlySpan<byte> frame) => LogChecksum.Read(frame[16..]);
}
