using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Server;
using TelOS.Runtime;

namespace TelOS.Components.Persistence;

/// <summary>The report `state`: the store's figures, and how many use it.</summary>
internal sealed class StatisticsReport(Env env) : IDisposable
{
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
        Dispose();
        if (node is null)
        {
            return;
        }

        _report = new Report(env, "state");
        _clock = new ComponentClock(env);
        _timer = _clock.Every(TimeSpan.FromMilliseconds(Math.Max(1, node.GetUInt32("interval_ms", 1000))), Submit);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _clock?.Dispose();
        _report?.Dispose();
        (_timer, _clock, _report) = (null, null, null);
    }

    private void Submit()
    {
        if (_store is not { } store || _server is not { } server)
        {
            return;
        }

        StoreStatistics now = store.Statistics;
        _report?.Submit("state", state => state
            .Attribute("version", store.Version).Attribute("health", store.Health == StoreHealth.Ready ? "ready" : "read_only")
            .Attribute("sessions", (long)server.SessionCount).Attribute("transactions", (long)store.OpenTransactions)
            .Attribute("objects", now.Objects).Attribute("object_bytes", now.ObjectBytes)
            .Attribute("device_bytes", now.DeviceBytes).Attribute("used_bytes", now.UsedBytes).Attribute("log_bytes", now.LogBytes)
            .Attribute("commits", now.Commits).Attribute("conflicts", now.Conflicts).Attribute("device_syncs", now.DeviceSyncs)
            .Attribute("reads", now.Reads).Attribute("cache_hits", now.CacheHits).Attribute("checkpoints", now.Checkpoints));
    }
}
