using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>Walks a log as SQLite's recovery does, to know where it ends.</summary>
/// <param name="log">The log.</param>
/// <param name="capacity">Bytes of its chunks.</param>
internal sealed class LogScan(LogFile log, long capacity)
{
    private const uint Magic = 0x377f0682;
    private const uint Format = 3007000;
    private const int Summed = 24;
    private readonly byte[] _frame = new byte[LogFormat.FrameSize];

    /// <summary>Bytes up to the end of the last transaction.</summary>
    public long Length { get; private set; }

    /// <summary>The salt of the frames.</summary>
    public ulong Salt { get; private set; }

    /// <summary>Pages of the database after the last transaction.</summary>
    public long Pages { get; private set; }

    public void Run()
    {
        Span<byte> header = stackalloc byte[LogFormat.HeaderSize];
        if (capacity < LogFormat.HeaderSize)
        {
            return;
        }
        log.ReadDevice(0, header);
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        bool isBigEndian = (magic & 1) != 0;
        LogChecksum sum = new(0, 0);
        sum.Add(header[..Summed], isBigEndian);
        if ((magic & ~1u) != Magic
            || BinaryPrimitives.ReadUInt32BigEndian(header[4..]) != Format
            || BinaryPrimitives.ReadUInt32BigEndian(header[8..]) != Units.Size
            || !sum.Equals(LogChecksum.Read(header[Summed..])))
        {
            return;
        }
        Salt = LogFormat.SaltOf(header);
        Length = LogFormat.HeaderSize;
        for (long at = LogFormat.HeaderSize; at + LogFormat.FrameSize <= capacity; at += LogFormat.FrameSize)
        {
            log.ReadDevice(at, _frame);
            if (LogFormat.PageOf(_frame) == 0 || LogFormat.FrameSaltOf(_frame) != Salt
                || !DatabasePage.Unseal(_frame.AsSpan(LogFormat.FrameHeaderSize), log.SeedOf(at, Salt)))
            {
                return;
            }
            sum.Add(_frame.AsSpan(0, 8), isBigEndian);
            sum.Add(_frame.AsSpan(LogFormat.FrameHeaderSize), isBigEndian);
            if (!sum.Equals(LogChecksum.Read(_frame.AsSpan(16))))
            {
                return;
            }
            if (LogFormat.CommitOf(_frame) is > 0 and long pages)
            {
                (Length, Pages) = (at + LogFormat.FrameSize, pages);
            }
        }
    }
}
