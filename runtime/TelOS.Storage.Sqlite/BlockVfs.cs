using System.Security.Cryptography;

namespace TelOS.Storage.Sqlite;

/// <summary>
/// SQLite on a block device. The device holds one database, <see cref="DatabaseName"/>, in WAL mode; any number of connections of this process
/// may use it. With Microsoft.Data.Sqlite: <c>Data Source=image;Vfs=name</c>.
/// </summary>
public sealed class BlockVfs : IDisposable
{
    /// <summary>The file name of the database.</summary>
    public const string DatabaseName = "image";

    private readonly Random? _random;
    private nint _native;
    private readonly Lock _lifetime = new();
    private bool _isDisposed;
    private int _openFiles;
    private volatile Exception? _lastError;

    private BlockVfs(ImageStore store, string name, int? seed)
    {
        Store = store;
        Name = name;
        _random = seed is int value ? new Random(value) : null;
    }

    /// <summary>The name to open connections with.</summary>
    public string Name { get; }

    /// <summary>Why nothing is written any more, or null: the first failure of the device to write or to sync.</summary>
    public Exception? Failure => Store.Failure;

    /// <summary>Called once, when the device fails; by the thread that used it, which must not be held.</summary>
    public Action? Failed
    {
        get => Store.Failed;
        set => Store.Failed = value;
    }

    /// <summary>Whether nothing may be written, because the device says so or because it failed. What is there can be read.</summary>
    public bool IsReadOnly => Store.IsReadOnly;

    /// <summary>What the last callback that failed met; SQLite itself has room for a code only.</summary>
    public Exception? LastError => _lastError;

    /// <summary>Bytes that the database has on the device now.</summary>
    public long DatabaseBytes => Store.Database.Length;

    /// <summary>Bytes that are taken from the device for the log now.</summary>
    public long LogBytes => Store.Current.LogChunks * Store.Current.ChunkUnits * Units.Size;

    /// <summary>Bits of the log that were found wrong when the image was opened, and were put right.</summary>
    public int RepairedBits => Store.Log.RepairedBits;

    internal ImageStore Store { get; }

    /// <summary>Opens the image of a device and registers it with SQLite.</summary>
    /// <param name="device">The device; it stays the caller's. Nobody else may write it meanwhile.</param>
    /// <param name="name">The name to open connections with; unique in the process.</param>
    /// <param name="options">How; the default where null.</param>
    /// <exception cref="ArgumentException">There is a VFS of that name, or none can have it.</exception>
    /// <exception cref="InvalidDataException">The device holds something else than an image, or a damaged one.</exception>
    /// <exception cref="BlockDeviceException">The device failed.</exception>
    public static BlockVfs Register(IBlockDevice device, string name, BlockVfsOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        SQLitePCL.Batteries_V2.Init();
        options ??= new BlockVfsOptions();
        if (options.FormatIfBlank && device.IsWriteable && !IsFormatted(device) && FormatMark.AllowsFormat(new Units(device)))
        {
            Format(device, options);
        }
        BlockVfs vfs = new(new ImageStore(device, options.Mutant, options.Progress), name, options.Seed);
        vfs._native = VfsCallbacks.Register(vfs);
        return vfs;
    }

    /// <summary>Makes an empty image. Whatever was on the device is lost.</summary>
    /// <param name="device">The device, at least 64 KiB and two chunks of the log.</param>
    /// <param name="options">How; the default where null.</param>
    /// <exception cref="ArgumentException">The device is too small, or the chunk's size is none.</exception>
    /// <exception cref="BlockDeviceException">The device failed; there may be no image.</exception>
    public static void Format(IBlockDevice device, BlockVfsOptions? options = null)
    {
        options ??= new BlockVfsOptions();
        int chunk = options.LogChunkBytes;
        if (chunk % Units.Size != 0 || chunk < 2 * Units.Size)
        {
            throw new ArgumentException($"{chunk} bytes cannot be a chunk of the log.", nameof(options));
        }
        Units units = new(device);
        if (units.Count < 16 + 2L * chunk / Units.Size)
        {
            throw new ArgumentException($"A device of {units.Count * Units.Size} bytes is too small for chunks of {chunk} bytes.", nameof(device));
        }
        SuperblockSlots.Format(units, chunk / Units.Size);
    }

    /// <summary>Whether the device holds an image.</summary>
    /// <param name="device">The device.</param>
    /// <exception cref="InvalidDataException">It holds one of a later version.</exception>
    /// <exception cref="BlockDeviceException">The device failed.</exception>
    public static bool IsFormatted(IBlockDevice device) => SuperblockSlots.Read(new Units(device), Mutant.None) is not null;

    /// <summary>Takes it from SQLite: no connection can be opened with it any more. Those that are open go on; the device stays open.</summary>
    public void Dispose()
    {
        lock (_lifetime)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                VfsCallbacks.Unregister(_native);
                FreeUnused();
            }
        }
    }

    internal void CountFile(int change)
    {
        lock (_lifetime)
        {
            _openFiles += change;
            FreeUnused();
        }
    }

    /// <summary>The code that an exception is answered with.</summary>
    internal int Answer(Exception exception, int code)
    {
        _lastError = exception;
        return exception switch
        {
            VfsException e => e.Code,
            BlockDeviceException { IsFull: true } => SqliteCode.Full,
            OutOfMemoryException => SqliteCode.NoMemory,
            _ => code,
        };
    }

    internal void FillRandom(Span<byte> bytes)
    {
        if (_random is null)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }
        lock (_random)
        {
#pragma warning disable CA5394 // Only tests ask for numbers that repeat; nothing secret is made of them.
            _random.NextBytes(bytes);
#pragma warning restore CA5394
        }
    }

    // SQLite has the address as long as a connection is open.
    private void FreeUnused()
    {
        if (_isDisposed && _openFiles == 0 && _native != 0)
        {
            VfsCallbacks.Free(_native);
            _native = 0;
        }
    }
}
