using Genode;
using TelOS.Runtime;
using SessionError = TelOS.Runtime.SessionError;

namespace TelOS.Init;

/// <summary>Opens sessions at the parent without waiting for whoever serves them there.</summary>
internal sealed class ParentLink : IDisposable
{
    private readonly ParentEnv _env;
    private readonly List<UpstreamSession> _waiting = [];
    private readonly SignalHandler _changed;

    /// <summary>Starts to listen to the parent.</summary>
    public ParentLink(ParentEnv env)
    {
        _env = env;
        _changed = new SignalHandler(env.Entrypoint, HandleChange);
        _env.SessionChanged += _changed.Context.Submit;
    }

    /// <summary>The parent.</summary>
    public ParentClient Parent => _env.Parent;

    /// <summary>The own protection domain.</summary>
    public IPdSession Pd => _env.Domain.Pd;

    /// <summary>The own account.</summary>
    public Capability<IPdAccount> Account => new(Pd.Capability);

    /// <summary>Where everything runs.</summary>
    public Entrypoint Entrypoint => _env.Entrypoint;

    /// <summary>A client of a child's PD session, which is of the same release as the own one.</summary>
    /// <param name="pd">The session; it is disposed with the client.</param>
    public IPdSession Connect(Capability pd) => PdRelease.Connect(pd, _env.Domain.CoreRelease);

    /// <summary>A ROM module whose sessions are served here.</summary>
    /// <param name="content">The content at first.</param>
    public PublishedRom Publish(byte[] content) => new(Entrypoint, content, Seal);

    /// <summary>Asks for a session.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="arguments">The argument string.</param>
    /// <param name="affinity">Where it should work.</param>
    /// <param name="changed">Called when something happened to it later.</param>
    public UpstreamSession Open(string service, string arguments, Genode.Affinity affinity, Action<UpstreamSession> changed)
    {
        var session = new UpstreamSession(_env.NewSessionId(), changed);
        try
        {
            if (!Parent.Session(IdOf(session), service, arguments, affinity).TryGetValue(out var capability, out var error))
            {
                Fail(session, (SessionError)(int)error);
            }
            else if (capability.IsValid)
            {
                session.Capability = capability.Untyped;
                session.Phase = UpstreamPhase.Open;
            }
            else
            {
                _waiting.Add(session);
            }
        }
        catch (Exception error) when (error is RpcException or ArgumentException)
        {
            Fail(session, SessionError.Denied);
        }

        return session;
    }

    /// <summary>Donates more to a session.</summary>
    /// <returns>What the parent lacks of it, or null when it is on its way or done.</returns>
    public QuotaKind? Upgrade(UpstreamSession session, ulong ram, ulong caps)
    {
        var arguments = new SessionArgumentsBuilder().Add("ram_quota", ram).Add("cap_quota", caps).Build();
        switch (Parent.Upgrade(IdOf(session), arguments))
        {
            case UpgradeResult.OutOfRam:
                return QuotaKind.Ram;
            case UpgradeResult.OutOfCaps:
                return QuotaKind.Caps;
            case UpgradeResult.Pending:
                session.Phase = UpstreamPhase.UpgradePending;
                Wait(session);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Ends a session.</summary>
    public void Close(UpstreamSession session)
    {
        if (session.Phase is UpstreamPhase.Failed or UpstreamPhase.Closing or UpstreamPhase.Closed)
        {
            return;
        }

        session.Capability?.Dispose();
        session.Capability = null;
        session.Phase = TryClose(session) ? UpstreamPhase.Closed : UpstreamPhase.Closing;
        _waiting.Remove(session);
        if (session.Phase == UpstreamPhase.Closing)
        {
            _waiting.Add(session);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _env.SessionChanged -= _changed.Context.Submit;
        _changed.Dispose();
    }

    // Where core cannot seal memory, children may write what only they read.
    private void Seal(Dataspace memory)
    {
        if (_env.Domain.CoreRelease != GenodeRelease.Genode2602)
        {
            Pd.SealRam(new Capability<IRamDataspace>(memory.Capability));
        }
    }

    private static ClientSessionId IdOf(UpstreamSession session) => new() { Value = session.Id };

    private static void Fail(UpstreamSession session, SessionError error)
    {
        session.Error = error;
        session.Phase = UpstreamPhase.Failed;
    }

    private void Wait(UpstreamSession session)
    {
        if (!_waiting.Contains(session))
        {
            _waiting.Add(session);
        }
    }

    private bool TryClose(UpstreamSession session)
    {
        try
        {
            return Parent.Close(IdOf(session)) == CloseResult.Done;
        }
        catch (RpcException)
        {
            return true;
        }
    }

    // The signal does not say which session it is about.
    private void HandleChange()
    {
        foreach (var session in _waiting.ToArray())
        {
            if (_waiting.Contains(session) && HasChanged(session))
            {
                _waiting.Remove(session);
                session.Notify();
            }
        }
    }

    private bool HasChanged(UpstreamSession session)
    {
        switch (session.Phase)
        {
            case UpstreamPhase.Closing when TryClose(session):
                session.Phase = UpstreamPhase.Closed;
                return true;
            case UpstreamPhase.UpgradePending:
                session.Phase = UpstreamPhase.Open;
                return true;
            case UpstreamPhase.Pending:
                return IsAnswered(session);
            default:
                return false;
        }
    }

    private bool IsAnswered(UpstreamSession session)
    {
        if (!Parent.SessionCap(IdOf(session)).TryGetValue(out var capability, out var error))
        {
            Fail(session, error switch
            {
                SessionCapError.InsufficientRam => SessionError.InsufficientRam,
                SessionCapError.InsufficientCaps => SessionError.InsufficientCaps,
                _ => SessionError.Denied,
            });
            return true;
        }

        if (!capability.IsValid)
        {
            return false;
        }

        session.Capability = capability.Untyped;
        session.Phase = UpstreamPhase.Open;
        return true;
    }
}
