using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>Walks a log as SQLite's recovery does, to know where it ends, and whether it ends there because it is damaged.</summary>
/// <param name="log">The log.</param>
/// <param name="capacity">Bytes of its chunks.</param>
internal sealed class LogScan(LogFile log, long capacity)
{
    private const uint Magic = 0x377f0682;
    private const uint Format = 3007000;
    private const int Summed = 24;
    private readonly byte[] _header = new byte[LogFormat.HeaderSize];
    private readonly byte[] _frame = new byte[LogFormat.FrameSize];
    private readonly byte[] _last = new byte[LogFormat.FrameSize];
    private LogChecksum _lastSum;
    private bool _isBigEndian;
    private bool _isCopy;

    /// <summary>Bytes up to the end of the last transaction.</summary>
    public long Length { get; private set; }

    /// <summary>The salt of the frames.</summary>
    public ulong Salt { get; private set; }

    /// <summary>Pages of the database after the last transaction.</summary>
    public long Pages { get; private set; }

    /// <summary>The bit of the log that is not as it was written, or -1. A single one can be told from the checksums.</summary>
    public long WrongBit { get; private set; } = -1;

    /// <summary>Whether the log goes on behind something that is none, which no interrupted write leaves.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Walks it.</summary>
    public void Run()
    {
        if (capacity < LogFormat.HeaderSize)
        {
            return;
        }
        log.ReadDevice(0, _header);
        if (!IsHeaderSound())
        {
            WrongBit = LogRepair.FindBit(_header, 0, _header.Length, IsHeaderSound);
            return;
        }
        Salt = LogFormat.SaltOf(_header);
        Length = LogFormat.HeaderSize;
        _isBigEndian = (_header[3] & 1) != 0;
        LogChecksum sum = LogChecksum.Read(_header.AsSpan(Summed));
        for (long at = LogFormat.HeaderSize; at + LogFormat.FrameSize <= capacity; at += LogFormat.FrameSize)
        {
            log.ReadDevice(at, _frame);
            LogChecksum before = sum;
            bool isSound = IsSound(at);
            sum.AddFrame(_frame, _isBigEndian);
            if (!isSound || !sum.Equals(LogFormat.ChecksumOf(_frame)))
            {
                log.ReadDevice(at, _frame);
                int bit = LogRepair.FindBit(_frame, before, Salt, log.SeedOf(at, Salt), _isBigEndian);
                WrongBit = bit < 0 ? -1 : at * 8 + bit;
                // The unit of the first frame is written again with the header when the log begins anew.
                IsDamaged = at > LogFormat.HeaderSize && GoesOnBehind(at);
                return;
            }
            if (LogFormat.CommitOf(_frame) is > 0 and long pages)
            {
                _isCopy = Length == at && IsCopyOf(_last);
                (Length, Pages, _lastSum) = (at + LogFormat.FrameSize, pages, sum);
                _frame.CopyTo(_last, 0);
            }
        }
    }

    /// <summary>
    /// The last frame once more, to go after it; null where that is not needed. SQLite ends a transaction with a copy of its last frame,
    /// so that no unit with something acknowledged in it is ever written again. After a crash the copy may be there in part only, and what
    /// SQLite would write next shares a unit with the transaction itself.
    /// </summary>
    public byte[]? Copy()
    {
        if (Pages == 0 || _isCopy || Length % Units.Size == 0)
        {
            return null;
        }
        byte[] copy = [.. _last];
        LogChecksum sum = _lastSum;
        sum.AddFrame(copy, _isBigEndian);
        LogFormat.WriteChecksum(copy, sum);
        return copy;
    }

    // A frame that follows a commit and its copy was written when the commit had been synced, and so had all before it.
    private bool GoesOnBehind(long at)
    {
        LogChecksum sum = default;
        byte[] committed = new byte[LogFormat.FrameSize];
        bool isLinked = false;
        bool isCommitted = false;
        for (at += LogFormat.FrameSize; at + LogFormat.FrameSize <= capacity; at += LogFormat.FrameSize)
        {
            log.ReadDevice(at, _frame);
            if (!IsSound(at))
            {
                (isLinked, isCommitted) = (false, false);
                continue;
            }
            sum.AddFrame(_frame, _isBigEndian);
            LogChecksum found = LogFormat.ChecksumOf(_frame);
            if (!isLinked || !sum.Equals(found))
            {
                isCommitted = false;
            }
            else if (isCommitted && !IsCopyOf(committed))
            {
                return true;
            }
            (sum, isLinked) = (found, true);
            if (LogFormat.CommitOf(_frame) > 0)
            {
                isCommitted = true;
                _frame.CopyTo(committed, 0);
            }
        }
        return false;
    }

    private bool IsCopyOf(byte[] other) =>
        _frame.AsSpan(0, 8).SequenceEqual(other.AsSpan(0, 8))
        && _frame.AsSpan(LogFormat.FrameHeaderSize).SequenceEqual(other.AsSpan(LogFormat.FrameHeaderSize));

    private bool IsSound(long at) =>
        LogFormat.PageOf(_frame) != 0 && LogFormat.FrameSaltOf(_frame) == Salt
        && DatabasePage.Unseal(_frame.AsSpan(LogFormat.FrameHeaderSize), log.SeedOf(at, Salt));

    private bool IsHeaderSound()
    {
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(_header);
        LogChecksum sum = default;
        sum.Add(_header.AsSpan(0, Summed), (magic & 1) != 0);
        return (magic & ~1u) == Magic
            && BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(4)) == Format
            && BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(8)) == Units.Size
            && sum.Equals(LogChecksum.Read(_header.AsSpan(Summed)));
    }
}
