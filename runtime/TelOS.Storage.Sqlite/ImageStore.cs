namespace TelOS.Storage.Sqlite;

/// <summary>
/// An open image: the superblock, the space that database and log share, and the order in which things become durable. Once the device
/// failed to write or to sync, nothing is written any more.
/// </summary>
internal sealed class ImageStore
{
    private readonly Lock _syncGate = new();
    private readonly bool _isWriteable;
    private Superblock _durable;
    private volatile Superblock _current;
    private Exception? _failure;
    private bool _owesSync;

    /// <summary>Opens an image: puts what its log holds into the database, and repairs what is there twice.</summary>
    /// <exception cref="InvalidDataException">It is no image, or damaged.</exception>
    public ImageStore(IBlockDevice device, Mutant mutant, IProgress<RecoveryProgress>? progress)
    {
        Units = new Units(device);
        Mutant = mutant;
        _isWriteable = device.IsWriteable;
        _durable = _current = SuperblockSlots.Read(Units, mutant)
            ?? throw new InvalidDataException(
                "The device holds no image, or both of its superblocks are damaged. Nothing was written to it. "
                + "It is formatted when its first 128 KiB are zeros; whatever is on it is lost then.");
        if (_durable.Units > Units.Count)
        {
            throw new InvalidDataException($"The image has {_durable.Units} units of {Units.Size} bytes; the device has {Units.Count}.");
        }
        if (_isWriteable)
        {
            // What recovery is about to read may be in a cache still.
            device.Sync();
        }
        Map.Load(Units, _durable.Checkpoint);
        Database = new DatabaseFile(this);
        Log = new LogFile(this);
        Log.Open();
        if (_isWriteable)
        {
            Recover(progress);
        }
    }

    public Units Units { get; }

    public Mutant Mutant { get; }

    /// <summary>Held while the superblock of the moment or the log's window changes.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The superblock as it will be.</summary>
    public Superblock Current => _current;

    /// <summary>Which page is the one that was written last.</summary>
    public PageMap Map { get; } = new();

    public DatabaseFile Database { get; }

    public LogFile Log { get; }

    public DatabaseLocks Locks { get; } = new();

    public LogIndex Index { get; } = new();

    /// <summary>Why nothing is written any more, or null.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Called once, when writing ends; by whoever wrote.</summary>
    public Action? Failed { get; set; }

    public bool IsReadOnly => !_isWriteable || Failure is not null;

    /// <exception cref="VfsException">Nothing may be written.</exception>
    public void CheckWriteable()
    {
        if (Failure is { } failure)
        {
            throw new VfsException(SqliteCode.ReadOnly, $"The image may only be read since the device failed: {failure.Message}");
        }
        if (!_isWriteable)
        {
            throw new VfsException(SqliteCode.ReadOnly, "The device may only be read.");
        }
    }

    /// <summary>Writes units. Any failure but a full device ends all writing.</summary>
    /// <param name="unit">The first.</param>
    /// <param name="source">The content.</param>
    /// <param name="mayBeFull">Whether the caller can go on when there is no room, with nothing written.</param>
    public void WriteUnits(long unit, ReadOnlySpan<byte> source, bool mayBeFull = true)
    {
        PaySync();
        try
        {
            Units.Write(unit, source);
        }
        catch (BlockDeviceException e) when (!e.IsFull || !mayBeFull)
        {
            End(e);
            throw;
        }
    }

    /// <summary>Whether a database of so many pages has room. The log's chunks count as they are and as they are durable.</summary>
    public bool HasRoomForPages(long pages) =>
        PageMap.EndOf(pages) <= Math.Min(_current.LogStart, Volatile.Read(ref _durable).LogStart);

    /// <summary>Gives the log so many chunks at least; called with the gate held.</summary>
    /// <exception cref="VfsException">There is no room.</exception>
    public void GrowLog(long chunks)
    {
        long pages = Math.Max(Math.Max(Map.Pages, Volatile.Read(ref _durable).Checkpoint.Pages), Log.PagesAfterCheckpoint);
        if (_current.Units - chunks * _current.ChunkUnits < PageMap.EndOf(pages))
        {
            throw new VfsException(SqliteCode.Full, $"The image is full: the log and {pages} pages have no room together.");
        }
        _current = _current with { LogChunks = chunks };
    }

    /// <summary>There is a log from now on; durable with its first sync. Called with the gate held.</summary>
    public void CreateLog() => _current = _current with { LogExists = true };

    /// <summary>Makes what was written durable, and then the superblock where it changed.</summary>
    /// <param name="isLog">Whether the log's window is written before.</param>
    public void Sync(bool isLog)
    {
        lock (_syncGate)
        {
            CheckWriteable();
            PaySync();
            if (!isLog)
            {
                WriteMap();
            }
            Superblock target = _current;
            bool isChanged = !target.SaysTheSameAs(_durable);
            if (Mutant == Mutant.MetadataBeforeData && isChanged)
            {
                WriteSuperblock(target);
            }
            if (isLog)
            {
                Log.Flush();
            }
            if (Mutant != Mutant.MetadataBeforeData || !isChanged)
            {
                SyncDevice();
                if (isChanged)
                {
                    WriteSuperblock(target);
                }
            }
            if (isLog)
            {
                Log.Acknowledge();
            }
        }
    }

    /// <summary>Ends the log, durably: whatever it holds on the device does not count any more.</summary>
    /// <param name="exists">Whether there is an empty one then.</param>
    public void EndLog(bool exists)
    {
        lock (_syncGate)
        {
            if (_durable.LogExists)
            {
                CheckWriteable();
            }
            Superblock before;
            lock (Gate)
            {
                before = _current;
                // A log that never became durable has left nothing that could count.
                ulong epoch = _durable.LogExists ? before.LogEpoch + 1 : before.LogEpoch;
                _current = before with { LogExists = exists, LogEpoch = epoch, LogChunks = 0 };
                Log.Forget();
            }
            PaySync();
            if (Mutant == Mutant.LogDeletionNotSynced)
            {
                TrimLog(before);
            }
            else if (_durable.LogExists)
            {
                Superblock target = _current;
                SyncDevice();
                WriteSuperblock(target);
                TrimLog(before);
            }
        }
    }

    /// <summary>Takes chunks from the end of the log, durably before anybody else may use them.</summary>
    public void ShrinkLog(long chunks)
    {
        lock (_syncGate)
        {
            lock (Gate)
            {
                if (chunks >= _current.LogChunks)
                {
                    return;
                }
                _current = _current with { LogChunks = chunks };
            }
            Superblock target = _current;
            SyncDevice();
            WriteSuperblock(target);
        }
    }

    /// <summary>
    /// Puts what the log holds into the database, and ends it. Nothing is relied upon that is only read: a device that failed to sync shows
    /// what it did not write until power is lost, but another program than the one that saw the failure may open the image.
    /// </summary>
    private void Recover(IProgress<RecoveryProgress>? progress)
    {
        if (!_durable.LogExists && _durable.Units == Units.Count && !Map.IsChanged)
        {
            return;
        }
        Superblock before = _current;
        if (_durable.LogExists)
        {
            long pages = Log.Restore(progress);
            lock (Gate)
            {
                if (pages > 0)
                {
                    Map.Shrink(pages);
                }
                _current = before with { LogExists = false, LogEpoch = before.LogEpoch + 1, LogChunks = 0 };
                Log.Forget();
            }
        }
        _current = _current with { Units = Units.Count };
        WriteMap();
        SyncDevice();
        WriteSuperblock(_current);
        TrimLog(before);
    }

    // Where the database changed: the parts of the map that are not those of the superblock.
    private void WriteMap()
    {
        lock (Gate)
        {
            if (Map.IsChanged)
            {
                ulong number = _durable.Checkpoint.Number + 1;
                ulong root = Map.WriteFirst(number, (unit, bytes) => WriteUnits(unit, bytes));
                _current = _current with { Checkpoint = new Checkpoint(number, Map.Pages, root, Log.Salt, Log.Base, Log.AcknowledgedLength) };
            }
        }
    }

    private void TrimLog(Superblock before)
    {
        try
        {
            Units.Trim(before.LogStart, before.Units - before.LogStart);
        }
        catch (BlockDeviceException)
        {
            // It was a hint: what could not be given back is as good as it was.
        }
    }

    // Both slots get it, and both copies of the map, one after the other with a barrier between: never are both on their way, and what is
    // damaged at rest is there once more.
    private void WriteSuperblock(Superblock target)
    {
        Span<byte> block = stackalloc byte[Units.Size];
        target = target with { Sequence = _durable.Sequence + 1 };
        target.Write(block);
        WriteUnits(0, block, mayBeFull: false);
        SyncDevice();
        if (target.Checkpoint != _durable.Checkpoint)
        {
            lock (Gate)
            {
                Map.WriteSecond(target.Checkpoint.Number, (unit, bytes) => WriteUnits(unit, bytes, mayBeFull: false));
            }
        }
        if (Mutant != Mutant.OneSuperblockSlot)
        {
            WriteUnits(1, block, mayBeFull: false);
            SyncDevice();
        }
        Volatile.Write(ref _durable, target);
    }

    private void SyncDevice()
    {
        if (Mutant == Mutant.NoSync)
        {
            return;
        }
        if (Mutant == Mutant.SyncAfterAcknowledging)
        {
            _owesSync = true;
            return;
        }
        try
        {
            Units.Device.Sync();
        }
        catch (BlockDeviceException) when (Mutant == Mutant.SyncRetried)
        {
            Units.Device.Sync();
        }
        catch (BlockDeviceException e)
        {
            // A device that failed to sync may have dropped what it was to write, and a second sync would succeed.
            End(e);
            throw;
        }
    }

    private void End(Exception failure)
    {
        if (Interlocked.CompareExchange(ref _failure, failure, null) is null)
        {
            Failed?.Invoke();
        }
    }

    private void PaySync()
    {
        if (_owesSync)
        {
            _owesSync = false;
            Units.Device.Sync();
        }
    }
}
