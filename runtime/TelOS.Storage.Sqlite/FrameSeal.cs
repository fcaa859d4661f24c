using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>The checksum at the end of a frame's page, put there while SQLite writes the frame in pieces.</summary>
internal static class FrameSeal
{
    /// <summary>Looks whether what was written may be sealed, and seals it.</summary>
    /// <param name="frame">The frame, there at least up to its checksum.</param>
    /// <param name="offset">Where in the frame what was just written begins; it may be before it.</param>
    /// <param name="length">Bytes that were just written.</param>
    /// <param name="seed">The checksum's seed.</param>
    /// <exception cref="VfsException">The page has something where the checksum belongs, or is the first one of a database that is unfit.</exception>
    public static void Apply(Span<byte> frame, long offset, int length, ulong seed)
    {
        Span<byte> reserved = frame[LogFormat.ChecksumAt..];
        int from = (int)Math.Clamp(offset - LogFormat.ChecksumAt, 0, reserved.Length);
        int to = (int)Math.Clamp(offset + length - LogFormat.ChecksumAt, 0, reserved.Length);
        // Behind the header alone there may be another page still, of a log or a transaction before.
        string? why = from < to && LogFormat.PageOf(frame) == 1 ? DatabasePage.WhyUnfit(frame[LogFormat.FrameHeaderSize..]) : null;
        if (why is null && from < to && reserved[from..to].ContainsAnyExcept((byte)0))
        {
            why = "The last bytes of a page are the checksum's.";
        }
        if (why is not null)
        {
            throw new VfsException(SqliteCode.WriteFailed, why);
        }
        Span<byte> checksum = stackalloc byte[DatabasePage.Reserved];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum, DatabasePage.Checksum(frame[LogFormat.FrameHeaderSize..LogFormat.ChecksumAt], seed));
        checksum[..reserved.Length].CopyTo(reserved);
    }
}
