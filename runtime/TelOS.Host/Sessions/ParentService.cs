using Genode;
using TelOS.Runtime;
using AffinityValue = Genode.Affinity;
using SessionError = Genode.SessionError;

namespace TelOS.Host;

/// <summary>What a component has at descriptor 100: it opens and announces sessions here, and tells when it is done.</summary>
internal sealed class ParentService(ComponentHost host, Component component) : ParentObject
{
    private const ulong PdId = 1;
    private const ulong LogId = 3;

    private readonly Dictionary<ulong, HostedSession> _sessions = [];
    private Capability? _sessionHandler;
    private Capability? _pd;
    private Capability? _log;

    /// <summary>The component's sessions by its numbers.</summary>
    public IReadOnlyDictionary<ulong, HostedSession> Sessions => _sessions;

    /// <inheritdoc/>
    public override void Exit(int exitValue) => component.Exit(exitValue);

    /// <inheritdoc/>
    public override void Announce(Utf8Text serviceName)
    {
        var service = serviceName.ToString();
        if (!component.Options.Provides.Contains(service, StringComparer.Ordinal))
        {
            host.WriteLog($"[{component.Name}] announces '{service}', which it may not provide");
            return;
        }

        component.Announced.Add(service);
        host.UpdateRequests(component);
    }

    /// <inheritdoc/>
    public override void RegisterSessionChanged(Capability? handler)
    {
        _sessionHandler?.Dispose();
        _sessionHandler = handler;
    }

    /// <inheritdoc/>
    public override Result<Capability<ISession>, SessionError> Session(
        ClientSessionId id, Utf8Text serviceName, Utf8Text args, AffinityValue affinity)
    {
        if (_sessions.ContainsKey(id.Value))
        {
            return SessionError.Denied;
        }

        var request = new SessionArguments(args.ToString());
        if (host.Route(component, id.Value, serviceName.ToString(), request, affinity) is not { } session)
        {
            host.WriteLog($"[{component.Name}] no route to service '{serviceName.ToString()}' (label=\"{request.Label}\")");
            return SessionError.Denied;
        }

        switch (session.Donate(request.RamQuota, request.CapQuota))
        {
            case QuotaKind.Ram:
                session.EndService?.Invoke();
                return SessionError.OutOfRam;
            case QuotaKind.Caps:
                session.EndService?.Invoke();
                return SessionError.OutOfCaps;
            default:
                break;
        }

        _sessions.Add(id.Value, session);
        if (session.Server is { } server)
        {
            host.Add(session);
            host.UpdateRequests(server);
        }

        return new Capability<ISession>(session.Capability);
    }

    /// <inheritdoc/>
    public override Result<Capability<ISession>, SessionCapError> SessionCap(ClientSessionId id)
    {
        switch (id.Value)
        {
            case PdId:
                return new Capability<ISession>(_pd ??= host.Core.Manage(component.Pd));
            case LogId:
                return new Capability<ISession>(_log ??= host.Core.Manage(component.Log));
            default:
                break;
        }

        if (!_sessions.TryGetValue(id.Value, out var session))
        {
            return SessionCapError.Denied;
        }

        switch (session.Phase)
        {
            case SessionPhase.Denied or SessionPhase.Closed:
                Remove(session);
                return SessionCapError.Denied;
            case SessionPhase.InsufficientRam:
                Remove(session);
                return SessionCapError.InsufficientRam;
            case SessionPhase.InsufficientCaps:
                Remove(session);
                return SessionCapError.InsufficientCaps;
            default:
                return new Capability<ISession>(session.Capability);
        }
    }

    /// <inheritdoc/>
    public override UpgradeResult Upgrade(ClientSessionId id, Utf8Text args)
    {
        var amount = new SessionArguments(args.ToString());
        if (!_sessions.TryGetValue(id.Value, out var session))
        {
            return UpgradeResult.Ok;
        }

        switch (session.Donate(amount.RamQuota, amount.CapQuota))
        {
            case QuotaKind.Ram:
                return UpgradeResult.OutOfRam;
            case QuotaKind.Caps:
                return UpgradeResult.OutOfCaps;
            default:
                break;
        }

        if (session.Server is null || session.Phase is not (SessionPhase.Available or SessionPhase.UpgradeRequested))
        {
            return UpgradeResult.Ok;
        }

        var pending = session.Phase == SessionPhase.UpgradeRequested ? session.Upgrade : default;
        session.Upgrade = (pending.Ram + amount.RamQuota, pending.Caps + amount.CapQuota);
        session.Phase = SessionPhase.UpgradeRequested;
        host.UpdateRequests(session.Server);
        return UpgradeResult.Pending;
    }

    /// <inheritdoc/>
    public override CloseResult Close(ClientSessionId id)
    {
        if (!_sessions.TryGetValue(id.Value, out var session))
        {
            return CloseResult.Done;
        }

        if (session.Server is { IsGone: false } server && session.Phase is SessionPhase.Available or SessionPhase.UpgradeRequested)
        {
            session.Phase = SessionPhase.CloseRequested;
            host.UpdateRequests(server);
            return CloseResult.Pending;
        }

        Remove(session);
        return CloseResult.Done;
    }

    /// <inheritdoc/>
    public override void SessionResponse(ServerSessionId id, SessionResponse response)
    {
        if (host.Find(component, id.Value) is not { } session)
        {
            return;
        }

        switch (response, session.Phase)
        {
            case (Genode.SessionResponse.Denied, SessionPhase.CreateRequested):
                session.Phase = SessionPhase.Denied;
                break;
            case (Genode.SessionResponse.InsufficientRam, SessionPhase.CreateRequested):
                session.Phase = SessionPhase.InsufficientRam;
                break;
            case (Genode.SessionResponse.InsufficientCaps, SessionPhase.CreateRequested):
                session.Phase = SessionPhase.InsufficientCaps;
                break;
            case (Genode.SessionResponse.Ok, SessionPhase.UpgradeRequested):
                session.Phase = SessionPhase.Available;
                break;
            case (Genode.SessionResponse.Closed, _):
                session.Phase = SessionPhase.Closed;
                session.Client.Parent.Remove(session);
                break;
            default:
                return;
        }

        host.UpdateRequests(component);
        session.Client.Parent.Notify();
    }

    /// <inheritdoc/>
    public override Capability<ICpuThread> MainThreadCap() => default;

    /// <inheritdoc/>
    public override void DeliverSessionCap(ServerSessionId id, Capability<ISession> session)
    {
        if (host.Find(component, id.Value) is not { Phase: SessionPhase.CreateRequested } hosted || !session.IsValid)
        {
            session.Dispose();
            return;
        }

        hosted.Capability = session.Untyped;
        hosted.Phase = SessionPhase.Available;
        host.UpdateRequests(component);
        hosted.Client.Parent.Notify();
    }

    /// <inheritdoc/>
    public override void RegisterResourceAvailable(Capability? handler) => handler?.Dispose();

    /// <inheritdoc/>
    public override void ResourceRequest(Utf8Text args) =>
        host.WriteLog($"[{component.Name}] asks for more: {args.ToString()}");

    /// <inheritdoc/>
    public override void RegisterYieldWanted(Capability? handler) => handler?.Dispose();

    /// <inheritdoc/>
    public override string YieldRequest() => "";

    /// <inheritdoc/>
    public override void YieldResponse()
    {
    }

    /// <inheritdoc/>
    public override void RegisterHeartbeat(Capability? handler) => handler?.Dispose();

    /// <inheritdoc/>
    public override void HeartbeatResponse()
    {
    }

    /// <summary>The component hears that something about one of its sessions changed.</summary>
    public void Notify()
    {
        if (host.Core.TryResolve<SignalContextService>(_sessionHandler, out var context))
        {
            context.Submit(1);
        }
    }

    /// <summary>Ends a session, and gives its quota back.</summary>
    public void Remove(HostedSession session)
    {
        if (_sessions.Remove(session.Id))
        {
            session.Phase = SessionPhase.Closed;
            session.EndService?.Invoke();
            session.Return();
            session.Capability?.Dispose();
            session.Capability = null;
            host.Forget(session);
        }
    }

    /// <summary>The component is gone: its sessions are closed.</summary>
    public void Close()
    {
        foreach (var session in _sessions.Values.ToArray())
        {
            if (session.Server is { IsGone: false } server && session.Phase is SessionPhase.Available or SessionPhase.UpgradeRequested)
            {
                session.Phase = SessionPhase.CloseRequested;
                host.UpdateRequests(server);
            }
            else
            {
                Remove(session);
            }
        }

        _sessionHandler?.Dispose();
        _sessionHandler = null;
        _pd?.Dispose();
        _log?.Dispose();
    }
}
