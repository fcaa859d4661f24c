using System.Collections.Concurrent;
using Samples.ObjectStore.Server;
using Samples.ObjectStore.Store;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal.Tests;

/// <summary>A store in memory behind real sessions: every call is a message between components.</summary>
internal sealed class SampleStore : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly Env _server;
    private readonly StoreRoot _root;
    private readonly Capability _service;
    private readonly ConcurrentBag<Env> _clients = [];

    public SampleStore(long deviceBytes = 256 * 1024 * 1024)
    {
        _server = _parent.CreateEnv("store");
        Memory = new MemoryStore(new MemoryDevice(deviceBytes));
        _root = new StoreRoot(_server.Entrypoint, Memory);
        _service = _server.Entrypoint.Manage(_root);
        _server.Announce(_root.ServiceName, _service);
    }

    public MemoryStore Memory { get; }

    /// <summary>An image of a component of its own.</summary>
    public LivingImage Open(ImageOptions? options = null) => LivingImage.Open(NewEnv(), options);

    /// <summary>An image that counts what it asks the store.</summary>
    public (LivingImage Image, CountingStore Calls) OpenCounting(ImageOptions? options = null)
    {
        CountingStore calls = new(new SessionImageStore(OpenSession()));
        return (new LivingImage(calls, options), calls);
    }

    public ObjectStoreConnection OpenSession() => new(NewEnv(), new ObjectStoreArguments { Writeable = true });

    public void Dispose()
    {
        foreach (Env client in _clients)
        {
            client.Dispose();
        }
        _service.Dispose();
        _root.Dispose();
        _server.Dispose();
        _parent.Dispose();
    }

    private Env NewEnv()
    {
        Env env = _parent.CreateEnv($"client-{_clients.Count}", 512 * 1024 * 1024, 10000);
        _clients.Add(env);
        return env;
    }
}
