namespace TelOS.Runtime;

/// <summary>What a parent says to its child without being asked: heartbeats, new resources, and that it wants some back.</summary>
/// <remarks>All of it is handled on the component's own entrypoint, so that one that hangs misses its heartbeats.</remarks>
internal sealed class ParentNotices : IDisposable
{
    private readonly SignalHandler _heartbeat;
    private readonly SignalHandler _resources;
    private readonly SignalHandler _yield;

    /// <summary>Registers all of them.</summary>
    /// <exception cref="RpcException">The parent does not answer.</exception>
    public ParentNotices(ParentEnv env, Action resourcesAvailable, Action yieldWanted)
    {
        _heartbeat = new SignalHandler(env.Entrypoint, env.Parent.HeartbeatResponse);
        _resources = new SignalHandler(env.Entrypoint, resourcesAvailable);
        _yield = new SignalHandler(env.Entrypoint, yieldWanted);
        env.Parent.RegisterHeartbeat(_heartbeat.Context);
        env.Parent.RegisterResourceAvailable(_resources.Context);
        env.Parent.RegisterYieldWanted(_yield.Context);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _heartbeat.Dispose();
        _resources.Dispose();
        _yield.Dispose();
    }
}
