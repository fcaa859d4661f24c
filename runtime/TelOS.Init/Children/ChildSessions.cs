using Genode;
using TelOS.Runtime;
using SessionError = Genode.SessionError;

namespace TelOS.Init;

/// <summary>A child as a client: its sessions by its numbers.</summary>
/// <param name="child">The child.</param>
/// <param name="context">What all children share.</param>
internal sealed class ChildSessions(Child child, ChildContext context) : ISessionClient
{
    private readonly SortedDictionary<ulong, RoutedSession> _sessions = [];
    private readonly List<RoutedSession> _lost = [];

    /// <summary>The sessions in the order of the child's numbers.</summary>
    public IEnumerable<RoutedSession> All => _sessions.Values;

    /// <summary>The sessions whose servers ended without a word.</summary>
    public IReadOnlyList<RoutedSession> Lost => _lost;

    /// <summary>A session by the child's number.</summary>
    public RoutedSession? Find(ulong id) => _sessions.GetValueOrDefault(id);

    /// <summary>Opens a session that the child has from its start; its quota comes from `init`.</summary>
    /// <returns>The session, or null when there is no route or the server refuses it.</returns>
    public RoutedSession? OpenEnvironment(ulong id, string service, string label, ulong ram, ulong caps)
    {
        if (context.Router.Find(child, service, label) is not { } route)
        {
            return null;
        }

        var arguments = new SessionArgumentsBuilder().Add("label", label).Add("ram_quota", ram).Add("cap_quota", caps).ToString();
        var session = Make(id, service, label, child.Filter(service, label, arguments), Place(default), route, ram, caps, isEnvironment: true);
        _sessions.Add(id, session);
        session.Server.Create(session);
        if (!session.IsRefused)
        {
            return session;
        }

        _sessions.Remove(id);
        return null;
    }

    /// <summary>The child asks for a session.</summary>
    public Result<Capability<ISession>, SessionError> Open(ulong id, string service, string arguments, Genode.Affinity affinity)
    {
        var request = new SessionArguments(arguments);
        var label = SessionLabel.Prefixed(child.Name, request.Label);
        if (ChildEnvironment.IsEnvironment(id) || _sessions.ContainsKey(id))
        {
            context.Log.Error($"{child.Name} requests the session number {id} twice (service={service})");
            return SessionError.Denied;
        }

        var (ram, caps) = (request.RamQuota, request.CapQuota);
        if (ram < SessionCosts.Ram)
        {
            return SessionError.InsufficientRam;
        }

        if (context.Router.Find(child, service, label) is not { } route)
        {
            return SessionError.Denied;
        }

        var forwarded = ram - SessionCosts.Ram;
        if (TryRewrite(service, label, arguments, forwarded) is not { } rewritten
            || Make(id, service, label, rewritten, Place(affinity), route, forwarded, caps, isEnvironment: false) is not { } session
            || !IsSound(session))
        {
            context.Log.Error($"{child.Name}: the arguments of a {service} session cannot be passed on: {arguments}");
            return SessionError.Denied;
        }

        if (Charge(session.Server, ram, forwarded, caps) is { } lacking)
        {
            return lacking == QuotaKind.Ram ? SessionError.OutOfRam : SessionError.OutOfCaps;
        }

        _sessions.Add(id, session);
        context.StateChanged();
        session.Server.Create(session);
        return session.IsRefused ? Discard(session) : HandOut(session);
    }

    /// <summary>The child fetches a session that was not there at once.</summary>
    public Result<Capability<ISession>, SessionCapError> Fetch(ulong id)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            return SessionCapError.Denied;
        }

        if (session.IsRefused)
        {
            return Discard(session) switch
            {
                SessionError.InsufficientRam => SessionCapError.InsufficientRam,
                SessionError.InsufficientCaps => SessionCapError.InsufficientCaps,
                _ => SessionCapError.Denied,
            };
        }

        return HandOut(session);
    }

    /// <summary>The child donates more to a session.</summary>
    public UpgradeResult Upgrade(ulong id, string arguments)
    {
        if (!_sessions.TryGetValue(id, out var session) || session.Phase is not (SessionPhase.HandedOut or SessionPhase.UpgradeRequested))
        {
            return UpgradeResult.Ok;
        }

        var amount = new SessionArguments(arguments);
        var (ram, caps) = (amount.RamQuota, amount.CapQuota);
        var lacking = Charge(session.Server, ram, ram, caps);
        if (lacking is null)
        {
            lacking = session.Server.Upgrade(session, ram, caps);
            if (lacking is null)
            {
                session.Ram += ram;
                session.Caps += caps;
                context.StateChanged();
                return session.Phase == SessionPhase.UpgradeRequested ? UpgradeResult.Pending : UpgradeResult.Ok;
            }

            Return(session.Server, ram, ram, caps);
        }

        var isRam = lacking == QuotaKind.Ram;
        context.Log.Warn($"{child.Name}: {(isRam ? "RAM" : "cap")} upgrade of {session.Service} failed");
        return isRam ? UpgradeResult.OutOfRam : UpgradeResult.OutOfCaps;
    }

    /// <summary>The child ends a session.</summary>
    public CloseResult Close(ulong id)
    {
        // What it has from its start lives as long as it does.
        if (ChildEnvironment.IsEnvironment(id) || !_sessions.TryGetValue(id, out var session))
        {
            return CloseResult.Done;
        }

        if (session.IsRefused)
        {
            Discard(session);
            return CloseResult.Done;
        }

        if (session.Phase != SessionPhase.CloseRequested)
        {
            session.Server.Close(session);
            context.StateChanged();
        }

        if (session.Phase != SessionPhase.Closed)
        {
            return CloseResult.Pending;
        }

        Settle(session);
        return CloseResult.Done;
    }

    /// <summary>Ends all sessions of a child that is no more; its memory is what is ended last.</summary>
    public void CloseAll()
    {
        foreach (var session in _sessions.Values.OrderBy(static session => ChildEnvironment.ClosingOrder(session)).ToArray())
        {
            session.Client = null;
            var mustReturn = !session.IsEnvironment && session.Server.Account is not null;
            session.IsCloseWanted = true;
            if (session.IsRefused)
            {
                session.Phase = SessionPhase.Closed;
            }
            else if (session.Phase is not (SessionPhase.CloseRequested or SessionPhase.Closed))
            {
                session.Server.Close(session);
            }

            if (mustReturn && session.Phase == SessionPhase.Closed && session.Server.Account is { } account)
            {
                context.Exchange.Take(account, session.Ram, session.Caps);
            }
        }

        _sessions.Clear();
    }

    /// <inheritdoc/>
    public void HandleReady(RoutedSession session)
    {
        NoteLoss(session);
        context.StateChanged();
        if (session.IsEnvironment)
        {
            child.Environment.HandleReady(session);
        }
        else
        {
            child.Parent.NotifySession();
        }
    }

    /// <inheritdoc/>
    public void HandleClosed(RoutedSession session)
    {
        NoteLoss(session);
        Settle(session);
        context.StateChanged();
        child.Parent.NotifySession();
    }

    /// <summary>Forgets a session that the child has from its start and that was refused.</summary>
    public void Forget(RoutedSession session) => _sessions.Remove(session.ClientId);

    private static bool IsSound(RoutedSession session) =>
        session.Label.AsSpan().IndexOfAny('|', '\\') < 0 && ArgumentText.IsSound(session.ServerArguments);

    private void NoteLoss(RoutedSession session)
    {
        if (session.Server.IsLost)
        {
            _lost.Add(session);
        }
    }

    private string? TryRewrite(string service, string label, string arguments, ulong ram)
    {
        try
        {
            return ArgumentText.Set(child.Filter(service, label, ArgumentText.Set(arguments, "label", label)), "ram_quota", ram);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private RoutedSession Make(
        ulong id, string service, string label, string arguments, Genode.Affinity affinity, Destination route, ulong ram, ulong caps, bool isEnvironment) =>
        new()
        {
            ClientId = id,
            Service = service,
            ClientLabel = label,
            Label = route.Label,
            Arguments = arguments,
            Affinity = affinity,
            Server = route.Server,
            Client = this,
            IsEnvironment = isEnvironment,
            Ram = ram,
            Caps = caps,
        };

    private Genode.Affinity Place(Genode.Affinity affinity) => SubAffinity.Of(child.Affinity, affinity);

    private Capability<ISession> HandOut(RoutedSession session)
    {
        if (session.Phase == SessionPhase.Available)
        {
            session.Phase = SessionPhase.HandedOut;
            context.StateChanged();
        }

        return new Capability<ISession>(session.Capability);
    }

    private SessionError Discard(RoutedSession session)
    {
        var error = session.Phase switch
        {
            SessionPhase.InsufficientRam => SessionError.InsufficientRam,
            SessionPhase.InsufficientCaps => SessionError.InsufficientCaps,
            _ => SessionError.Denied,
        };
        Settle(session);
        context.StateChanged();
        return error;
    }

    // From the child to `init`, and on to a server that is a child as well.
    private QuotaKind? Charge(SessionServer server, ulong ram, ulong forwarded, ulong caps)
    {
        if (child.Pd is not { } pd)
        {
            return QuotaKind.Ram;
        }

        var lacking = context.Exchange.Take(pd, ram, caps);
        if (lacking is null && server.Account is { } account)
        {
            lacking = context.Exchange.Give(account, forwarded, caps);
            if (lacking is not null)
            {
                context.Exchange.Give(pd, ram, caps);
            }
        }

        return lacking;
    }

    private void Return(SessionServer server, ulong ram, ulong forwarded, ulong caps)
    {
        if (child.Pd is not { } pd)
        {
            return;
        }

        // What the server keeps in use is lost to the client; the account of one that is gone came back as a whole.
        var (hasRam, hasCaps) = (true, true);
        if (server.Account is { } account)
        {
            hasRam = context.Exchange.TryTakeRam(account, forwarded);
            hasCaps = context.Exchange.TryTakeCaps(account, caps);
        }

        if (!hasRam || !hasCaps)
        {
            context.Log.Warn($"{child.Name}: the server keeps {(hasRam ? "capabilities" : "memory")} of a session that is closed");
        }

        context.Exchange.Give(pd, hasRam ? ram : ram - forwarded, hasCaps ? caps : 0);
    }

    // The session is over, and its donation comes back.
    private void Settle(RoutedSession session)
    {
        _sessions.Remove(session.ClientId);
        if (!session.IsEnvironment)
        {
            Return(session.Server, session.Ram + SessionCosts.Ram, session.Ram, session.Caps);
        }
    }
}
