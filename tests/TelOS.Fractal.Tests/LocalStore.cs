using TelOS.Fractal.Local;
using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.Fractal.Tests;

/// <summary>The engine in this process, on a device in memory, with images of its own.</summary>
internal sealed class LocalStore : IDisposable
{
    private readonly MemoryBlockDevice _device;
    private readonly List<LivingImage> _images = [];

    public LocalStore(long blocks = 4096)
    {
        _device = new MemoryBlockDevice(blocks, 4096);
        Store = Store.Open(_device, new StoreOptions { Create = true });
    }

    public Store Store { get; }

    public LivingImage Open(ImageOptions? options = null)
    {
        LivingImage image = new(new EngineImageStore(Store), options);
        _images.Add(image);
        return image;
    }

    public void Dispose()
    {
        _images.ForEach(static image => image.Dispose());
        Store.Dispose();
        _device.Dispose();
    }
}
