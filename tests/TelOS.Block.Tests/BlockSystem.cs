using TelOS.Runtime;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>A server and its clients in one process. The bytes of their calls and their shared memory are those of processes.</summary>
internal sealed class BlockSystem : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly Env _server;
    private readonly Capability _service;
    private int _clients;

    /// <summary>A server of one device for everybody.</summary>
    /// <param name="device">The device.</param>
    /// <param name="policy">Who gets what of it; all of it for everybody when null.</param>
    public BlockSystem(IBlockDevice device, Func<ServedDevice, SessionArguments, BlockGrant?>? policy = null)
    {
        Device = new ServedDevice(device, "disk");
        _server = _parent.CreateEnv("server", 64 << 20, 1000);
        Server = new BlockServer(
            _server.Entrypoint, request => policy is null ? new BlockGrant(Device, 0, Device.BlockCount, true) : policy(Device, request));
        _service = _server.Entrypoint.Manage(Server);
        _server.Announce(Server.ServiceName, _service);
    }

    /// <summary>The device.</summary>
    public ServedDevice Device { get; }

    /// <summary>The server.</summary>
    public BlockServer Server { get; }

    /// <summary>A component that uses the server.</summary>
    public Env NewClient() => _parent.CreateEnv($"client{_clients++}", 64 << 20, 1000);

    /// <summary>A client's view of the device.</summary>
    public BlockSessionDevice Open(BlockSessionOptions? options = null) => new(NewClient(), options);

    /// <summary>A client that does as it likes.</summary>
    public RawClient OpenRaw(ulong bufferSize = 256 * 1024, string label = "raw") => new(NewClient(), bufferSize, label);

    /// <summary>Has something done on the server's entrypoint.</summary>
    public void OnServer(Action action)
    {
        SignalHandler handler = new(_server.Entrypoint, action);
        handler.Context.Submit();
    }

    /// <summary>Ends the server, as its death does.</summary>
    public void KillServer() => _server.Dispose();

    public void Dispose()
    {
        _server.Dispose();
        _service.Dispose();
        Device.Dispose();
        _parent.Dispose();
    }
}
