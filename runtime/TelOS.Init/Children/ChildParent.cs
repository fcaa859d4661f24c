using Genode;
using TelOS.Runtime;
using SessionError = Genode.SessionError;

namespace TelOS.Init;

/// <summary>What a child has at descriptor 100: it opens and announces sessions here, asks for more and tells when it is done.</summary>
/// <param name="child">The child.</param>
internal sealed class ChildParent(Child child) : ParentObject
{
    private string _yieldArguments = "";

    /// <summary>Whether the child answers when it is asked for a sign of life.</summary>
    public bool HasHeartbeat { get; private set; }

    /// <summary>The child hears that something about one of its sessions changed.</summary>
    public void NotifySession() => SessionChangedSignal.Submit();

    /// <summary>The child hears that it has more quota.</summary>
    public void NotifyResources() => ResourceAvailableSignal.Submit();

    /// <summary>The child is asked for a sign of life.</summary>
    public void RequestHeartbeat() => HeartbeatSignal.Submit();

    /// <summary>The child is asked for quota.</summary>
    public void RequestYield(string arguments)
    {
        _yieldArguments = arguments;
        YieldWantedSignal.Submit();
    }

    /// <inheritdoc/>
    public override void Exit(int exitValue) => child.HandleExit(exitValue);

    /// <inheritdoc/>
    public override void Announce(Utf8Text serviceName) => child.HandleAnnouncement(serviceName.ToString());

    /// <inheritdoc/>
    public override void RegisterSessionChanged(Capability? handler)
    {
        base.RegisterSessionChanged(handler);
        foreach (var session in child.Sessions.All)
        {
            // It came before anybody could hear of it.
            if (!session.IsEnvironment && (session.IsRefused || session.Phase == SessionPhase.Available))
            {
                NotifySession();
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override Result<Capability<ISession>, SessionError> Session(
        ClientSessionId id, Utf8Text serviceName, Utf8Text args, Genode.Affinity affinity) =>
        child.IsRunning ? child.Sessions.Open(id.Value, serviceName.ToString(), args.ToString(), affinity) : SessionError.Denied;

    /// <inheritdoc/>
    public override Result<Capability<ISession>, SessionCapError> SessionCap(ClientSessionId id) => child.Sessions.Fetch(id.Value);

    /// <inheritdoc/>
    public override UpgradeResult Upgrade(ClientSessionId id, Utf8Text args) => child.Sessions.Upgrade(id.Value, args.ToString());

    /// <inheritdoc/>
    public override CloseResult Close(ClientSessionId id) => child.Sessions.Close(id.Value);

    /// <inheritdoc/>
    public override void SessionResponse(ServerSessionId id, SessionResponse response) => child.Served.Respond(id.Value, response);

    /// <inheritdoc/>
    public override Capability<ICpuThread> MainThreadCap() => child.Environment.MainThread;

    /// <inheritdoc/>
    public override void DeliverSessionCap(ServerSessionId id, Capability<ISession> session) =>
        child.Served.Deliver(id.Value, session.Untyped);

    /// <inheritdoc/>
    public override void ResourceRequest(Utf8Text args) => child.HandleResourceRequest(args.ToString());

    /// <inheritdoc/>
    public override string YieldRequest() => _yieldArguments;

    /// <inheritdoc/>
    public override void YieldResponse() => child.HandleYieldResponse();

    /// <inheritdoc/>
    public override void RegisterHeartbeat(Capability? handler)
    {
        HasHeartbeat = handler is not null;
        base.RegisterHeartbeat(handler);
    }

    /// <inheritdoc/>
    public override void HeartbeatResponse() => child.HandleHeartbeat();
}
