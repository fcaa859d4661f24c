using System.Globalization;
using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Server;
using TelOS.Runtime;
using TelOS.Storage.Block;

namespace TelOS.Components.Persistence;

/// <summary>The component: opens the image on its Block session, and then offers the service. Policies may change at any time.</summary>
internal sealed class PersistenceComponent : IDisposable
{
    private readonly Env _env;
    private readonly TaskCompletionSource<Node> _configured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WatchedRom _config;
    private readonly StatisticsReport _report;
    private BlockSessionDevice? _device;
    private Store? _store;
    private StoreServer? _server;
    private Capability? _service;
    private Node? _policies;
    private CancellationTokenRegistration _deviceGone;

    public PersistenceComponent(Env env)
    {
        _env = env;
        _report = new StatisticsReport(env);
        _config = new WatchedRom(env, "config", Apply);
    }

    /// <summary>Opens the image and announces the service; false when the image cannot be used, which the log explains.</summary>
    public async Task<bool> OpenAsync()
    {
        Node config = await _configured.Task;
        try
        {
            _device = new BlockSessionDevice(_env, new BlockSessionOptions { Label = config.GetText("device", "image") });
            _store = Store.Open(_device, Options(config));
        }
        catch (Exception error) when (error is IOException or SessionDeniedException or RpcException)
        {
            Complain($"the image cannot be used: {error.Message}");
            return false;
        }

        StoreServer server = new(_env.Entrypoint, _store, Decide) { FreeSnapshotBytes = (long)Math.Min(config.GetBytes("snapshot", 1 << 20), long.MaxValue / 2) };
        _server = server;
        _service = _env.Entrypoint.Manage(server);
        _report.Begin(_store, server, config.Child("report"));
        bool leaves = config.GetBoolean("leave_on_failure");
        _store.Failed += (_, _) => _ = Task.Run(() => ExplainFailure(leaves));
        _deviceGone = _device.ServerGone.UnsafeRegister(
            static state => ((PersistenceComponent)state!)._over.TrySetResult("the server of the block device is gone"), this);
        StoreStatistics statistics = _store.Statistics;
        Say(string.Create(
            CultureInfo.InvariantCulture, $"version {_store.Version}, {statistics.Objects} objects of {statistics.ObjectBytes} bytes, {_store.Health}"));
        _env.Announce(server.ServiceName, _service);
        return true;
    }

    /// <summary>Serves; true when the component has to leave, because what it serves from is gone.</summary>
    public async Task<bool> ServeAsync()
    {
        if (await Task.WhenAny(_over.Task, _env.ParentGone) != _over.Task)
        {
            return false;
        }

        // Whoever waits for a commit learns that it failed.
        _store?.Drain();
        Complain($"{await _over.Task}: leaving with exit value {Program.DeviceLost}. What was acknowledged is on the device; start this component again.");
        _report.Submit("device_lost");
        return true;
    }

    public void Dispose()
    {
        _deviceGone.Dispose();
        _config.Dispose();
        _report.Dispose();
        _service?.Dispose();
        _server?.Dispose();
        _store?.Dispose();
        _device?.Dispose();
    }

    private StoreOptions Options(Node config) => new()
    {
        Create = config.GetBoolean("format"),
        CacheBytes = (long)Math.Min(config.GetBytes("cache", 64 << 20), long.MaxValue),
        CheckpointDelay = TimeSpan.FromMilliseconds(config.GetUInt32("idle_ms", 100)),
        Progress = new ProgressLog(Say),
    };

    private void Apply(Node config)
    {
        _policies = config;
        if (!_configured.TrySetResult(config) && _server is { } server)
        {
            server.Reconsider();
            _report.Configure(config.Child("report"));
        }
    }

    private StoreGrant? Decide(SessionArguments request)
    {
        if (_policies is null || SessionPolicy.Find(_policies, request.Label) is not { } policy)
        {
            Complain($"no policy for '{request.Label}'.");
            return null;
        }

        string subtree = policy.GetText("subtree").Trim('/');
        if (policy.HasAttribute("subtree") && subtree.Length == 0)
        {
            // Nobody is to see all by a mistake.
            Complain($"line {policy.Line}: 'subtree' is empty; leave it out for '{request.Label}' to see all.");
            return null;
        }

        return new StoreGrant(policy.GetBoolean("writeable"), subtree);
    }

    private void ExplainFailure(bool leaves)
    {
        Complain($"the device failed: {_store?.Failure?.Message}");
        Complain("A commit that was under way may or may not be durable.");
        if (leaves)
        {
            _over.TrySetResult("the device failed");
        }
        else if (!_over.Task.IsCompleted)
        {
            Complain("the store is read-only from here on: what was acknowledged can be read, and each change is refused with readOnly.");
            Complain("Once the device is well, start this component again.");
            _report.Submit();
        }
    }

    private void Say(string what) => _env.Log.WriteLine(what);

    private void Complain(string what) => _env.Log.WriteLine($"Error: {what}");
}
