using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>Walks a log as SQLite's recovery does, to know what it holds, and whether it ends where it does because it is damaged.</summary>
/// <param name="log">The log.</param>
/// <param name="capacity">Bytes of its chunks.</param>
/// <param name="checkpoint">What is in the database already.</param>
internal sealed class LogScan(LogFile log, long capacity, Checkpoint checkpoint)
{
    private const uint Magic = 0x377f0682;
    private const uint Format = 3007000;
    private const int Summed = 24;
    private readonly byte[] _header = new byte[LogFormat.HeaderSize];
    private readonly byte[] _frame = new byte[LogFormat.FrameSize];
    private readonly byte[] _committed = new byte[LogFormat.FrameSize];
    private readonly List<(long Page, long Offset)> _uncommitted = [];
    private bool _isBigEndian;

    /// <summary>Bytes up to the end of the last transaction.</summary>
    public long Length { get; private set; }

    /// <summary>The salt of the frames.</summary>
    public ulong Salt { get; private set; }

    /// <summary>The checkpoint on which it began.</summary>
    public ulong Base => checkpoint.BaseOf(Salt);

    /// <summary>Pages of the database after the last transaction; zero where there is none.</summary>
    public long DatabasePages { get; private set; }

    /// <summary>Transactions that it holds.</summary>
    public long Transactions { get; private set; }

    /// <summary>Where the last version of each page is that it holds, from 0.</summary>
    public Dictionary<long, long> Pages { get; } = [];

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
            IsDamaged = WrongBit < 0 && GoesOnBehind(LogFormat.HeaderSize);
            return;
        }
        Salt = LogFormat.SaltOf(_header);
        Length = LogFormat.HeaderSize;
        _isBigEndian = (_header[3] & 1) != 0;
        ReadFrames();
        if (Length < checkpoint.CopiedOf(Salt))
        {
            // It is being begun anew, or the device lost its start: less of it is here than is in the database.
            (Length, DatabasePages, Transactions) = (0, 0, 0);
            Pages.Clear();
        }
    }

    /// <summary>Writes the last version of each page into the database.</summary>
    public void Restore(DatabaseFile database, IProgress<RecoveryProgress>? progress)
    {
        const int Batch = 64;
        (long Page, long Offset)[] pages = [.. Pages.Where(p => p.Key < DatabasePages).Select(static p => (p.Key, p.Value)).Order()];
        byte[] batch = new byte[Batch * Units.Size];
        for (int i = 0; i < pages.Length;)
        {
            int count = 0;
            for (; count < Batch && i + count < pages.Length && pages[i + count].Page == pages[i].Page + count; count++)
            {
                Span<byte> page = batch.AsSpan(count * Units.Size, Units.Size);
                long offset = pages[i + count].Offset;
                log.ReadDevice(offset, page);
                if (!log.IsSound(page, log.SeedOf(offset - LogFormat.FrameHeaderSize, Salt, Base)))
                {
                    throw new BlockDeviceException($"The device reads other bytes of the log at {offset} than it did before.");
                }
            }
            database.Restore(pages[i].Page, batch.AsSpan(0, count * Units.Size));
            i += count;
            progress?.Report(new RecoveryProgress(Transactions, i, pages.Length));
        }
    }

    private void ReadFrames()
    {
        LogChecksum sum = LogChecksum.Read(_header.AsSpan(Summed));
        for (long at = LogFormat.HeaderSize; at + LogFormat.FrameSize <= capacity; at += LogFormat.FrameSize)
        {
            log.ReadDevice(at, _frame);
            LogChecksum before = sum;
            bool isSound = LogFormat.FrameSaltOf(_frame) == Salt && IsSound(at);
            sum.AddFrame(_frame, _isBigEndian);
            if (!isSound || !sum.Equals(LogFormat.ChecksumOf(_frame)))
            {
                log.ReadDevice(at, _frame);
                int bit = LogRepair.FindBit(_frame, before, Salt, log.SeedOf(at, Salt, Base), _isBigEndian);
                WrongBit = bit < 0 ? -1 : at * 8 + bit;
                IsDamaged = bit < 0 && GoesOnBehind(at + LogFormat.FrameSize);
                return;
            }
            _uncommitted.Add((LogFormat.PageOf(_frame) - 1, at + LogFormat.FrameHeaderSize));
            if (LogFormat.CommitOf(_frame) is > 0 and long pages)
            {
                Transactions += Length == at && IsCopyOf(_committed) ? 0 : 1;
                (Length, DatabasePages) = (at + LogFormat.FrameSize, pages);
                _frame.CopyTo(_committed, 0);
                foreach ((long page, long offset) in _uncommitted)
                {
                    Pages[page] = offset;
                }
                _uncommitted.Clear();
            }
        }
    }

    // A frame that follows a commit and its copy was written when the commit had been synced, and so had all before it. Where that is in
    // the database already it does not matter: a new log is being written over it.
    private bool GoesOnBehind(long at)
    {
        // What the frame before says of itself, sound or not: where it fits, the header of this one is what was written, too.
        log.ReadDevice(Math.Max(at - LogFormat.FrameSize, 0), _frame);
        LogChecksum sum = LogFormat.ChecksumOf(_frame);
        ulong salt = 0;
        bool isLinked = false;
        bool isCommitted = false;
        for (; at + LogFormat.FrameSize <= capacity; at += LogFormat.FrameSize)
        {
            log.ReadDevice(at, _frame);
            ulong found = LogFormat.FrameSaltOf(_frame);
            isLinked &= found == salt;
            if ((Salt != 0 && found != Salt) || !IsSound(at))
            {
                (sum, isLinked, isCommitted) = (LogFormat.ChecksumOf(_frame), false, false);
                continue;
            }
            sum.AddFrame(_frame, _isBigEndian);
            LogChecksum right = LogFormat.ChecksumOf(_frame);
            bool fits = sum.Equals(right);
            if (!isLinked || !fits)
            {
                isCommitted = false;
            }
            else if (isCommitted && !IsCopyOf(_committed))
            {
                return true;
            }
            (sum, salt, isLinked) = (right, found, true);
            if (fits && LogFormat.CommitOf(_frame) > 0 && at + LogFormat.FrameSize > checkpoint.CopiedOf(found))
            {
                isCommitted = true;
                _frame.CopyTo(_committed, 0);
            }
        }
        return false;
    }

    private bool IsCopyOf(byte[] other) =>
        _frame.AsSpan(0, 8).SequenceEqual(other.AsSpan(0, 8))
        && _frame.AsSpan(LogFormat.FrameHeaderSize).SequenceEqual(other.AsSpan(LogFormat.FrameHeaderSize));

    // The page is as SQLite wrote it then.
    private bool IsSound(long at)
    {
        ulong salt = LogFormat.FrameSaltOf(_frame);
        return LogFormat.PageOf(_frame) != 0
            && log.IsSound(_frame.AsSpan(LogFormat.FrameHeaderSize), log.SeedOf(at, salt, checkpoint.BaseOf(salt)));
    }

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
