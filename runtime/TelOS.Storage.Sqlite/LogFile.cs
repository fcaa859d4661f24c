namespace TelOS.Storage.Sqlite;

/// <summary>
/// The write-ahead log. Its end is in a window in memory, so that what SQLite writes in pieces goes to the device in whole units, joined, when
/// it asks for a sync. On the device the last bytes of each frame's page are a checksum that depends on its place and on the log.
/// </summary>
internal sealed class LogFile(ImageStore store)
{
    private const int WindowSize = 64 * Units.Size;
    // The frame that is being written is kept whole, however the window moves.
    private const int Kept = 2 * Units.Size;

    private readonly byte[] _window = new byte[WindowSize];
    private long _start;
    private int _filled;
    private int _dirty = WindowSize;
    private int _dirtyEnd;
    private long _length;
    private ulong _salt;
    private ulong _base;
    private readonly LogPlace _place = new(store);
    private LogScan? _scan;
    private long _writtenLength;
    private long _committedPage;
    private long _flushedLength;
    private long _flushedPages;
    private long _acknowledgedLength;
    private long _acknowledgedPages;
    private long _writtenPages;

    public bool Exists => store.Current.LogExists;

    /// <summary>Pages that the database has once all that was committed is in it.</summary>
    public long PagesAfterCheckpoint => Math.Max(_acknowledgedPages, _writtenPages);

    public long Length { get { lock (store.Gate) { return _length; } } }

    /// <summary>The log's salt.</summary>
    public ulong Salt => _salt;

    /// <summary>The checkpoint on which the log began.</summary>
    public ulong Base => _base;

    /// <summary>Bytes that were durable at the last sync.</summary>
    public long AcknowledgedLength => _acknowledgedLength;

    /// <summary>Bits that were found wrong, and are read as they should be.</summary>
    public int RepairedBits { get; private set; }

    /// <summary>Finds the end of a log that is there.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Open()
    {
        Checkpoint checkpoint = store.Current.Checkpoint;
        if (store.Mutant == Mutant.LogDeletionNotSynced)
        {
            checkpoint = checkpoint with { LogLength = 0 };
        }
        while (Exists)
        {
            _scan = new LogScan(this, store.Current.LogChunks * ChunkBytes, checkpoint);
            _scan.Run();
            if (_scan.WrongBit >= 0)
            {
                _place.WrongBits.Add(_scan.WrongBit);
                RepairedBits++;
                continue;
            }
            if (_scan.IsDamaged)
            {
                throw new InvalidDataException($"The log of the image is damaged at {_scan.Length} bytes: transactions follow that were acknowledged.");
            }
            (_length, _salt, _base, _acknowledgedLength) = (_scan.Length, _scan.Salt, _scan.Base, _scan.Length);
            _acknowledgedPages = _writtenPages = _scan.DatabasePages;
            return;
        }
    }

    /// <summary>Writes the last version of each page into the database.</summary>
    /// <returns>Pages of the database then; zero where the log holds nothing.</returns>
    public long Restore(IProgress<RecoveryProgress>? progress)
    {
        LogScan scan = _scan!;
        _scan = null;
        scan.Restore(store.Database, progress);
        return scan.DatabasePages;
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
                (_flushedPages, _flushedLength, _committedPage) = (_writtenPages, _writtenLength, 0);
            }
            catch (BlockDeviceException)
            {
                // What SQLite takes back now does not say how large the database is.
                (_writtenPages, _writtenLength) = (PagesAfterCheckpoint, _acknowledgedLength);
                throw;
            }
        }
    }

    /// <summary>What was written is durable now.</summary>
    public void Acknowledge()
    {
        lock (store.Gate)
        {
            (_acknowledgedPages, _acknowledgedLength) = (_flushedPages, _flushedLength);
        }
    }

    /// <summary>Forgets the content; called with the gate held.</summary>
    public void Forget()
    {
        (_start, _filled, _length) = (0, 0, 0);
        (_dirty, _dirtyEnd) = (WindowSize, 0);
        _acknowledgedPages = _writtenPages = 0;
        _acknowledgedLength = _flushedLength = _writtenLength = 0;
        _place.WrongBits.Clear();
    }

    /// <summary>Reads bytes as they are on the device, from below the end of the last chunk.</summary>
    public void ReadDevice(long offset, Span<byte> target) => _place.Read(offset, target);

    /// <summary>The checksum's seed for the page of the frame at an offset, in a log of that salt that began on that checkpoint.</summary>
    public ulong SeedOf(long frameOffset, ulong salt, ulong checkpoint) => unchecked(
        (store.Current.LogEpoch * 0x9e3779b97f4a7c15) ^ (salt * 0xc2b2ae3d27d4eb4f) ^ (checkpoint * 0x165667b19e3779f9) ^ (ulong)frameOffset);

    /// <summary>Verifies the page of a frame and takes the checksum out.</summary>
    public bool IsSound(Span<byte> page, ulong seed) => DatabasePage.Unseal(page, seed) || store.Mutant == Mutant.ChecksumNotVerified;

    private long ChunkBytes => (long)store.Current.ChunkUnits * Units.Size;

    private bool IsSound(Span<byte> page, long frameOffset) =>
        IsSound(page, SeedOf(frameOffset, Volatile.Read(ref _salt), Volatile.Read(ref _base)));

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
            (_salt, _base, _acknowledgedLength) = (LogFormat.SaltOf(_window), store.Current.Checkpoint.Number, 0);
            (_writtenLength, _committedPage) = (0, 0);
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
                // The copy that ends a transaction may be damaged by the next one.
                long page = LogFormat.PageOf(bytes);
                _writtenLength = page == _committedPage && _start + at == _writtenLength ? _writtenLength : _start + at + LogFormat.FrameSize;
                _committedPage = page;
            }
            if (bytes.Length >= LogFormat.ChecksumAt)
            {
                FrameSeal.Apply(bytes, offset - _start - at, length, SeedOf(_start + at, _salt, _base));
            }
        }
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
            (long unit, int length) = _place.Of((_start + at) / Units.Size, to - at);
            store.WriteUnits(unit, _window.AsSpan(at, length));
            at += length;
        }
        (_dirty, _dirtyEnd) = (WindowSize, 0);
    }
}
