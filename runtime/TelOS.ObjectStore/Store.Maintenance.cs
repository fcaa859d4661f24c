namespace TelOS.ObjectStore.Engine;

public sealed partial class Store
{
    /// <summary>Moves what is in the log to its place now instead of when the store is idle. Commits go on meanwhile.</summary>
    /// <exception cref="StoreException">The device failed.</exception>
    public void Checkpoint() => Checkpoint(empties: false);

    private void Checkpoint(bool empties)
    {
        try
        {
            _checkpointer.Checkpoint(empties);
        }
        catch (SqliteFailure e)
        {
            throw new StoreException(e.Error, $"The log could not be moved: {e.Message}", e);
        }
    }

    /// <summary>Waits until whatever was asked before is answered: commits and reservations of identities.</summary>
    public void Drain()
    {
        using ManualResetEventSlim reached = new();
        _writer.Enqueue(new DrainWrite(reached.Set));
        reached.Wait();
    }

    /// <summary>Gives space that deleted objects left back, in short steps between which others commit.</summary>
    /// <param name="progress">Told how many free pages are left.</param>
    /// <exception cref="StoreException">The device failed, or is full.</exception>
    public void Compact(IProgress<StoreProgress>? progress = null)
    {
        if (Health == StoreHealth.ReadOnly)
        {
            throw new StoreException(StoreError.ReadOnly, Failure?.Message, Failure);
        }

        long total = _checkpointer.FreePages();
        for (long left = total, before = long.MaxValue; left > 0 && left < before; left = _checkpointer.FreePages())
        {
            progress?.Report(new StoreProgress("giving free pages back", total - left, total));
            before = left;
            TaskCompletionSource step = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _writer.Enqueue(new CompactWrite(step.SetResult, error => step.SetException(new StoreException(error))));
            step.Task.GetAwaiter().GetResult();
        }

        Checkpoint(empties: true);
        progress?.Report(new StoreProgress("giving free pages back", total, total));
    }

    /// <summary>Writes a copy of the newest version into a file, an ordinary SQLite database. Commits go on meanwhile.</summary>
    /// <param name="file">The file. What was there is replaced when the copy is whole, and not before.</param>
    /// <param name="progress">Told how many pages are copied.</param>
    /// <exception cref="StoreException">What lies on the device is not what was written, or the device failed.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void BackUp(string file, IProgress<StoreProgress>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        StoreBackup.Write(_vfs.Name, file, progress);
    }

    /// <summary>Fills a device with what a backup holds, once all of it is read and found sound; before that nothing is written.</summary>
    /// <remarks>Not finished, it leaves a device on which no store opens.</remarks>
    /// <param name="file">The backup.</param>
    /// <param name="device">The device; it stays the caller's. What is on it is lost.</param>
    /// <param name="progress">Told how many objects are there.</param>
    /// <returns>Whether the backup has a checksum, so that what is restored is what was backed up. Those of earlier versions have none.</returns>
    /// <exception cref="StoreException">The file is no backup, or a damaged one: the device is as it was. Or the device is too small, or failed.</exception>
    public static bool Restore(string file, IBlockDevice device, IProgress<StoreProgress>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(device);
        try
        {
            StoreBackup.Verify(file, progress);
            BlockVfs.Format(device);
            using BlockVfs vfs = OpenVfs(new CountingBlockDevice(device), new StoreOptions());
            return StoreBackup.Read(file, vfs.Name, progress);
        }
        catch (ArgumentException e)
        {
            throw new StoreException(StoreError.StorageFull, e.Message, e);
        }
        catch (BlockDeviceException e)
        {
            throw new StoreException(StoreError.StorageFailed, e.Message, e);
        }
    }

    /// <summary>Reads everything and looks whether it fits together. Commits go on meanwhile, and are not part of what is looked at.</summary>
    /// <param name="progress">Told how many objects are read.</param>
    public StoreCheck Check(IProgress<StoreProgress>? progress = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return StoreVerification.Run(BlockVfs.DatabaseName, _vfs.Name, progress);
    }

    /// <summary>Reads all of a backup and looks whether it is what was written, and fits together.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="progress">Told how many objects are read.</param>
    /// <exception cref="StoreException">The file is no backup, or cannot be read at all.</exception>
    public static StoreCheck CheckBackup(string file, IProgress<StoreProgress>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return StoreBackup.Check(file, progress);
    }
}
