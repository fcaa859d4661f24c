using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Server;
using TelOS.Runtime;

namespace TelOS.Components.Persistence;

/// <summary>The report `state`: the store's figures, and how many use it.</summary>
internal sealed class StatisticsReport(Env env) : IDisposable
{
    private readonly Lock _lock = new();
    private Store? _store;
    private StoreServer? _server;
    private Report? _report;
    private ComponentClock? _clock;
    private ITimer? _timer;

    /// <summary>Begins, where the configuration asks for it.</summary>
    public void Begin(Store store, StoreServer server, Node? node)
    {
        (_store, _server) = (store, server);
        Configure(node);
    }

    /// <summary>Begins or ends.</summary>
    /// <param name="node">The node `report`: `interval_ms` says how often, a second unless said otherwise.</param>
    public void Configure(Node? node)
    {
        lock (_lock)
        {
            Dispose();
            if (node is not null)
            {
                _report = new Report(env, "state");
                _clock = new ComponentClock(env);
                _timer = _clock.Every(TimeSpan.FromMilliseconds(Math.Max(1, node.GetUInt32("interval_ms", 1000))), () => Submit());
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _clock?.Dispose();
            _report?.Dispose();
            (_timer, _clock, _report) = (null, null, null);
        }
    }

    /// <summary>Reports, where that is asked for.</summary>
    /// <param name="health">How the store is, where it does not know that itself.</param>
    public void Submit(string? health = null)
    {
        lock (_lock)
        {
            if (_report is { } report && _store is { } store && _server is { } server)
            {
                Submit(report, store, server, health ?? (store.Health == StoreHealth.Ready ? "ready" : "read_only"));
            }
        }
    }

    private static void Submit(Report report, Store store, StoreServer server, string health)
    {
        StoreStatistics now = store.Statistics;
        report.Submit("state", state => state
            .Attribute("version", store.Version).Attribute("health", health)
            .Attribute("sessions", (long)server.SessionCount).Attribute("transactions", (long)store.OpenTransactions)
            .Attribute("objects", now.Objects).Attribute("object_bytes", now.ObjectBytes)
            .Attribute("device_bytes", now.DeviceBytes).Attribute("used_bytes", now.UsedBytes).Attribute("log_bytes", now.LogBytes)
            .Attribute("commits", now.Commits).Attribute("conflicts", now.Conflicts).Attribute("device_syncs", now.DeviceSyncs)
            .Attribute("reads", now.Reads).Attribute("cache_hits", now.CacheHits).Attribute("checkpoints", now.Checkpoints));
    }
}
