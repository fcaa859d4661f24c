using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.Fractal.Local;

/// <summary>A Living Image in a file, without a server. Nobody else has the file meanwhile, unless all of them only read.</summary>
/// <example>
/// <code>
/// using ImageFile file = ImageFile.Open("world.image");
/// file.Image.Update(transaction => transaction.RootOrNew("people/ada")["name"] = "Ada");
/// </code>
/// </example>
public sealed class ImageFile : IDisposable
{
    /// <summary>Bytes that an image has at least.</summary>
    public const long SmallestSize = 4 << 20;

    private readonly FileBlockDevice _device;

    private ImageFile(FileBlockDevice device, Store store, ImageOptions options)
    {
        _device = device;
        Store = store;
        Image = new LivingImage(new EngineImageStore(store), options);
    }

    /// <summary>The graph.</summary>
    public LivingImage Image { get; }

    /// <summary>The store below it: backup, verification, statistics.</summary>
    public Store Store { get; }

    /// <summary>Makes a file with an empty image. It takes room on the disk only as it is filled.</summary>
    /// <param name="path">The file, which there must not be.</param>
    /// <param name="size">Bytes, whole blocks of 4096; at least <see cref="SmallestSize"/>.</param>
    /// <param name="options">How it is used.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is none.</exception>
    /// <exception cref="IOException">The file is there already, or cannot be made.</exception>
    public static ImageFile Create(string path, long size, ImageOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, SmallestSize);
        return Open(FileBlockDevice.Create(path, size / 4096), new StoreOptions { Create = true }, options);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="progress">Told how far the opening is.</param>
    /// <exception cref="StoreException">It holds no image, a damaged one, or one of a later version.</exception>
    /// <exception cref="IOException">There is no such file, or somebody else has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be used so.</exception>
    public static ImageFile Open(string path, ImageOptions? options = null, IProgress<StoreProgress>? progress = null) =>
        Open(FileBlockDevice.Open(path, options?.IsWriteable != false), new StoreOptions { Progress = progress }, options);

    /// <inheritdoc/>
    public void Dispose()
    {
        Image.Dispose();
        Store.Dispose();
        _device.Dispose();
    }

    private static ImageFile Open(FileBlockDevice device, StoreOptions storeOptions, ImageOptions? options)
    {
        Store? store = null;
        try
        {
            store = Store.Open(device, storeOptions);
            return new ImageFile(device, store, options ?? new ImageOptions());
        }
        catch
        {
            store?.Dispose();
            device.Dispose();
            throw;
        }
    }
}
