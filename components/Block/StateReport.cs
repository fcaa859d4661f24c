using TelOS.Runtime;
using TelOS.Storage.Block;

namespace TelOS.Components.Block;

/// <summary>The report `state`: devices, their sessions, and what they did.</summary>
internal sealed class StateReport : IDisposable
{
    private readonly Env _env;
    private readonly BlockServer _server;
    private readonly Func<IEnumerable<ServedDevice>> _devices;
    private Report? _report;
    private ComponentClock? _clock;
    private ITimer? _timer;
    private uint _interval;

    public StateReport(Env env, BlockServer server, Func<IEnumerable<ServedDevice>> devices)
    {
        (_env, _server, _devices) = (env, server, devices);
        server.SessionsChanged += (_, _) => Submit();
    }

    /// <summary>Begins or ends.</summary>
    /// <param name="node">The node `report`: `interval_ms` asks for a report in such intervals besides those when sessions come and go.</param>
    public void Configure(Node? node)
    {
        if (node is null)
        {
            Dispose();
            return;
        }

        _report ??= new Report(_env, "state");
        var interval = node.GetUInt32("interval_ms");
        if (interval != _interval)
        {
            _timer?.Dispose();
            _timer = interval > 0 ? (_clock ??= new ComponentClock(_env)).Every(TimeSpan.FromMilliseconds(interval), Submit) : null;
            _interval = interval;
        }

        Submit();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _clock?.Dispose();
        _report?.Dispose();
        (_timer, _clock, _report, _interval) = (null, null, null, 0);
    }

    private void Submit() => _report?.Submit("state", state =>
    {
        foreach (var device in _devices())
        {
            state.Node("device", node => Write(node, device));
        }
    });

    private void Write(NodeWriter node, ServedDevice device)
    {
        var counts = device.Counts;
        node.Attribute("name", device.Name)
            .Attribute("block_size", (long)device.BlockSize).Attribute("block_count", device.BlockCount).Attribute("writeable", device.IsWriteable)
            .Attribute("reads", counts.Reads).Attribute("writes", counts.Writes).Attribute("syncs", counts.Syncs).Attribute("trims", counts.Trims)
            .Attribute("blocks_read", counts.BlocksRead).Attribute("blocks_written", counts.BlocksWritten).Attribute("failures", device.Failures);
        foreach (var session in _server.Sessions.Where(session => session.Grant.Device == device))
        {
            node.Node("session", child => child
                .Attribute("label", session.Label).Attribute("offset", session.Grant.Offset).Attribute("block_count", session.Grant.Count)
                .Attribute("writeable", session.Grant.IsWriteable).Attribute("requests", session.Requests).Attribute("refused", session.Refused));
        }
    }
}
