using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>
/// The write-ahead log. Its end is in a window in memory, so that what SQLite writes in pieces goes to the device in whole units, joined, when
/// it asks for a sync. On the device the last bytes of each frame's page are a checksum that depends on its place and on the log.
/// </summary>
internal sealed class LogFile(ImageStore store)
{
    private const int WindowSize = 64 * Units.Size;
    private const int ScratchSize = 3 * Units.Size;
    // The frame that is being written is kept whole, however the window moves.
    private const int Kept = 2 * Units.Size;

    private readonly byte[] _window = new byte[WindowSize];
    private long _start;
    private int _filled;
    private int _dirty = WindowSize;
    private int _dirtyEnd;
    private long _length;
    private ulong _salt;
    private long _acknowledgedPages;
    private long _writtenPages;

    public bool Exists => store.Current.LogExists;

    /// <summary>Pages that the database has once all that was committed is in it.</summary>
    public long PagesAfterCheckpoint => Math.Max(_acknowledgedPages, _writtenPages);

    public long Length { get { lock (store.Gate) { return _length; } } }

    /// <summary>Finds the end of a log that is there.</summary>
    public void Open()
    {
        while (Exists)
        {
            LogScan scan = new(this, store.Current.LogChunks * ChunkBytes);
            scan.Run();
            (_length, _salt, _acknowledgedPages, _writtenPages) = (scan.Length, scan.Salt, scan.Pages, scan.Pages);
            if (scan.WrongBit >= 0 && !store.IsReadOnly)
            {
                FlipBit(scan.WrongBit);
                continue;
            }
            if (scan.IsDamaged)
            {
                throw new InvalidDataException($"The log of the image is damaged at {_length} bytes: transactions follow that were acknowledged.");
            }
            if (store.IsReadOnly || store.Mutant == Mutant.PowersafeOverwrite || scan.Copy() is not byte[] copy)
            {
                return;
            }
            Complete(copy);
            // A transaction that was on its way after the one that is complete now may be part of the log again. It is so for good.
        }
    }

    /// <summary>Reads any range. What is beyond the end is zero.</summary>
    /// <returns>A code of SQLite.</returns>
    public int Read(long offset, Span<byte> target)
    {
        int available = ReadBytes(offset, target);
        if (available < target.Length)
        {
            target[available..].Clear();
            return SqliteCode.ShortRead;
        }
        long start = LogFormat.OffsetOf(LogFormat.FrameOf(offset));
        if (offset == start && target.Length == LogFormat.FrameSize)
        {
            // Recovery looks for the end in this way. A frame whose end was torn is none, even if SQLite would take it.
            if (!IsSound(target[LogFormat.FrameHeaderSize..], start))
            {
                target.Clear();
            }
        }
        else if (offset == start + LogFormat.FrameHeaderSize && target.Length == Units.Size && !IsSound(target, start))
        {
            return SqliteCode.WrongData;
        }
        return SqliteCode.Ok;
    }

    /// <summary>Writes anywhere up to the end.</summary>
    /// <exception cref="VfsException">There is no room.</exception>
    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        store.CheckWriteable();
        lock (store.Gate)
        {
            long chunks = (offset + source.Length + ChunkBytes - 1) / ChunkBytes;
            if (chunks > store.Current.LogChunks)
            {
                store.GrowLog(chunks);
            }
            // At its start the log begins anew: what follows in the window is to be left as it is on the device.
            if (offset < _start || offset > _start + _filled || offset == 0)
            {
                MoveWindow(offset);
            }
            while (source.Length > 0)
            {
                int at = (int)(offset - _start);
                if (at == WindowSize)
                {
                    Slide();
                    continue;
                }
                int length = Math.Min(source.Length, WindowSize - at);
                source[..length].CopyTo(_window.AsSpan(at));
                (_dirty, _dirtyEnd) = (Math.Min(_dirty, at), Math.Max(_dirtyEnd, at + length));
                _filled = Math.Max(_filled, at + length);
                _length = Math.Max(_length, offset + length);
                Seal(offset, length);
                offset += length;
                source = source[length..];
            }
        }
    }

    /// <summary>Ends the log after so many bytes.</summary>
    public void Truncate(long length)
    {
        if (length == 0)
        {
            store.EndLog(exists: true);
            return;
        }
        store.CheckWriteable();
        lock (store.Gate)
        {
            WriteBack();
            _length = Math.Min(_length, length);
            (_start, _filled) = (0, 0);
        }
        store.ShrinkLog((length + ChunkBytes - 1) / ChunkBytes);
    }

    /// <summary>Writes to the device whatever is only in memory.</summary>
    public void Flush()
    {
        lock (store.Gate)
        {
            try
            {
                WriteBack();
            }
            catch (BlockDeviceException)
            {
                // What SQLite takes back now does not say how large the database is.
                _writtenPages = PagesAfterCheckpoint;
                throw;
            }
        }
    }

    /// <summary>What was written is durable now.</summary>
    public void Acknowledge()
    {
        lock (store.Gate)
        {
            _acknowledgedPages = _writtenPages;
        }
    }

    /// <summary>Forgets the content; called with the gate held.</summary>
    public void Forget()
    {
        (_start, _filled, _length) = (0, 0, 0);
        (_dirty, _dirtyEnd) = (WindowSize, 0);
        _acknowledgedPages = _writtenPages = 0;
    }

    /// <summary>Reads bytes as they are on the device, from below the end of the last chunk.</summary>
    public void ReadDevice(long offset, Span<byte> target)
    {
        Span<byte> scratch = stackalloc byte[ScratchSize];
        while (target.Length > 0)
        {
            int start = (int)(offset % Units.Size);
            int length = Math.Min(target.Length, ScratchSize - start);
            int bytes = (start + length + Units.Size - 1) / Units.Size * Units.Size;
            ReadUnits(offset / Units.Size, scratch[..bytes]);
            scratch.Slice(start, length).CopyTo(target);
            target = target[length..];
            offset += length;
        }
    }

    /// <summary>The checksum's seed for the page of the frame at an offset.</summary>
    public ulong SeedOf(long frameOffset, ulong salt) =>
        unchecked((store.Current.LogEpoch * 0x9e3779b97f4a7c15) ^ (salt * 0xc2b2ae3d27d4eb4f) ^ (ulong)frameOffset);

    private void FlipBit(long bit)
    {
        Span<byte> unit = stackalloc byte[Units.Size];
        long number = bit / 8 / Units.Size;
        ReadUnits(number, unit);
        unit[(int)(bit / 8 % Units.Size)] ^= (byte)(1 << (int)(bit % 8));
        store.WriteUnits(Place(number, Units.Size).Unit, unit);
        store.Repairs++;
    }

    // Writes the copy that ends the last transaction. What of it is in the transaction's own unit is there if the transaction was
    // acknowledged; if it was not, nobody has seen it, and the unit may be written.
    private void Complete(byte[] copy)
    {
        int shared = (int)(Units.Size - _length % Units.Size);
        Span<byte> expected = stackalloc byte[LogFormat.FrameSize];
        Span<byte> found = stackalloc byte[shared];
        copy.CopyTo(expected);
        DatabasePage.Seal(expected[LogFormat.FrameHeaderSize..], SeedOf(_length, _salt));
        ReadDevice(_length, found);
        int from = found.SequenceEqual(expected[..shared]) ? shared : 0;
        Write(_length + from, copy.AsSpan(from));
        store.Sync(isLog: true);
    }

    private long ChunkBytes => (long)store.Current.ChunkUnits * Units.Size;

    private bool IsSound(Span<byte> page, long frameOffset) =>
        DatabasePage.Unseal(page, SeedOf(frameOffset, Volatile.Read(ref _salt))) || store.Mutant == Mutant.ChecksumNotVerified;

    private int ReadBytes(long offset, Span<byte> target)
    {
        int available;
        lock (store.Gate)
        {
            available = (int)Math.Clamp(_length - offset, 0, target.Length);
            if (offset + available > _start && offset < _start + _filled)
            {
                Span<byte> wanted = target[..available];
                if (offset < _start || offset + available > _start + _filled)
                {
                    ReadDevice(offset, wanted);
                }
                long from = Math.Max(offset, _start);
                long to = Math.Min(offset + available, _start + _filled);
                _window.AsSpan((int)(from - _start), (int)(to - from)).CopyTo(wanted[(int)(from - offset)..]);
                return available;
            }
        }
        // It is on the device, and nobody writes there while somebody may read it.
        ReadDevice(offset, target[..available]);
        return available;
    }

    // Checks and completes what a write touched: the header, and each frame whose page is there up to the checksum.
    private void Seal(long offset, int length)
    {
        if (offset < LogFormat.HeaderSize && _start == 0 && _filled >= LogFormat.HeaderSize)
        {
            _salt = LogFormat.SaltOf(_window);
        }
        for (long frame = Math.Max(LogFormat.FrameOf(offset), 0); LogFormat.OffsetOf(frame) < offset + length; frame++)
        {
            long at = LogFormat.OffsetOf(frame) - _start;
            if (at < 0 || at + LogFormat.FrameHeaderSize > _filled)
            {
                continue;
            }
            Span<byte> bytes = _window.AsSpan((int)at, (int)Math.Min(LogFormat.FrameSize, _filled - at));
            if (offset < _start + at + LogFormat.FrameHeaderSize && LogFormat.CommitOf(bytes) is > 0 and long pages)
            {
                // What is committed here must have room in the database, or no checkpoint could ever empty the log.
                _writtenPages = Math.Max(_acknowledgedPages, _writtenPages);
                if (!store.HasRoomForPages(pages))
                {
                    throw new VfsException(SqliteCode.Full, $"The image is full: {pages} pages and the log have no room together.");
                }
                _writtenPages = pages;
            }
            if (bytes.Length >= LogFormat.ChecksumAt)
            {
                SealPage(bytes, _start + at, offset, length);
            }
        }
    }

    private void SealPage(Span<byte> frame, long frameOffset, long offset, int length)
    {
        Span<byte> reserved = frame[LogFormat.ChecksumAt..];
        int from = (int)Math.Clamp(offset - frameOffset - LogFormat.ChecksumAt, 0, reserved.Length);
        int to = (int)Math.Clamp(offset + length - frameOffset - LogFormat.ChecksumAt, 0, reserved.Length);
        string? why = LogFormat.PageOf(frame) == 1 ? DatabasePage.WhyUnfit(frame[LogFormat.FrameHeaderSize..]) : null;
        if (why is null && from < to && reserved[from..to].ContainsAnyExcept((byte)0))
        {
            why = "The last bytes of a page are the checksum's.";
        }
        if (why is not null)
        {
            throw new VfsException(SqliteCode.WriteFailed, why);
        }
        Span<byte> checksum = stackalloc byte[DatabasePage.Reserved];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum,
            DatabasePage.Checksum(frame[LogFormat.FrameHeaderSize..LogFormat.ChecksumAt], SeedOf(frameOffset, _salt)));
        checksum[..reserved.Length].CopyTo(reserved);
    }

    // Puts the window where the next write goes, with the frame before it.
    private void MoveWindow(long offset)
    {
        WriteBack();
        long start = Math.Max(0, offset - Kept) / Units.Size * Units.Size;
        int filled = (int)(offset - start);
        (_start, _filled) = (start, 0);
        ReadDevice(start, _window.AsSpan(0, filled));
        _filled = filled;
    }

    private void Slide()
    {
        WriteBack();
        _window.AsSpan(WindowSize - Kept).CopyTo(_window);
        _start += WindowSize - Kept;
        _filled = Kept;
    }

    // Writes the units that changed and no others: what is written again can be lost again.
    private void WriteBack()
    {
        if (_dirty >= _dirtyEnd)
        {
            return;
        }
        int from = _dirty / Units.Size * Units.Size;
        int to = (_dirtyEnd + Units.Size - 1) / Units.Size * Units.Size;
        if (to > _filled)
        {
            Span<byte> rest = _window.AsSpan(_filled, to - _filled);
            if (_length > _start + _filled)
            {
                ReadDevice(_start + _filled, rest);
            }
            else
            {
                rest.Clear();
            }
        }
        for (int at = from; at < to;)
        {
            (long unit, int length) = Place((_start + at) / Units.Size, to - at);
            store.WriteUnits(unit, _window.AsSpan(at, length));
            at += length;
        }
        (_dirty, _dirtyEnd) = (WindowSize, 0);
    }

    private void ReadUnits(long number, Span<byte> target)
    {
        while (target.Length > 0)
        {
            (long unit, int length) = Place(number, target.Length);
            store.Units.Read(unit, target[..length]);
            target = target[length..];
            number += length / Units.Size;
        }
    }

    // Where a unit of the log is on the device, and how many bytes follow it there. Chunk 0 is the last one of the device.
    private (long Unit, int Length) Place(long number, int length)
    {
        Superblock image = store.Current;
        (long chunk, long rest) = Math.DivRem(number, image.ChunkUnits);
        return (image.Units - (chunk + 1) * image.ChunkUnits + rest, (int)Math.Min(length, (image.ChunkUnits - rest) * Units.Size));
    }
}
