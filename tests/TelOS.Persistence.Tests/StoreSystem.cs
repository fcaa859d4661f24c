using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Server;
using TelOS.Runtime;
using TelOS.Storage;

namespace TelOS.Persistence.Tests;

/// <summary>A server and its clients in one process. The bytes of their calls and their shared memory are those of processes.</summary>
internal sealed class StoreSystem : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly Env _env;
    private readonly Capability _service;
    private readonly bool _ownsDevice;
    private int _clients;

    /// <summary>A server whose clients may do what a policy says.</summary>
    /// <param name="policy">By the client's label; all of it for everybody when null.</param>
    /// <param name="device">What the image is on; memory when null.</param>
    /// <param name="options">How the store is used; the default when null.</param>
    public StoreSystem(Func<string, StoreGrant?>? policy = null, IBlockDevice? device = null, StoreOptions? options = null)
    {
        _ownsDevice = device is null;
        Device = device ?? new MemoryBlockDevice(16_384, 4096);
        Store = Store.Open(Device, (options ?? new StoreOptions()) with { Create = true });
        _env = _parent.CreateEnv("server", 256 << 20, 1000);
        Server = new StoreServer(_env.Entrypoint, Store, request => policy is null ? new StoreGrant(true) : policy(request.Label));
        _service = _env.Entrypoint.Manage(Server);
        _env.Announce(Server.ServiceName, _service);
    }

    public IBlockDevice Device { get; }

    public Store Store { get; }

    public StoreServer Server { get; }

    /// <summary>Where the server serves.</summary>
    public Entrypoint Entrypoint => _env.Entrypoint;

    /// <summary>A session of another component, which may donate so much.</summary>
    public ObjectStoreConnection Open(bool isWriteable = true, string label = "", ulong ram = 64 << 20, ulong caps = 1000) =>
        new(_parent.CreateEnv($"client{_clients++}", ram, caps), new ObjectStoreArguments { Writeable = isWriteable }, label: label);

    /// <summary>A session of a client that donates just so much.</summary>
    public RawClient OpenRaw(ulong ram = 1 << 20, ulong caps = 64) => new(_parent.CreateEnv($"raw{_clients++}", 128 << 20), ram, caps);

    public void Dispose()
    {
        _env.Dispose();
        _service.Dispose();
        Store.Dispose();
        if (_ownsDevice)
        {
            Device.Dispose();
        }

        _parent.Dispose();
    }
}
