using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Whoever the parent finds.</summary>
/// <param name="link">The parent.</param>
internal sealed class ParentServer(ParentLink link) : SessionServer
{
    private const int MaxAttempts = 10;
    private const ulong RamStep = 4096;
    private const ulong CapStep = 4;

    private readonly Dictionary<RoutedSession, UpstreamSession> _sessions = [];

    /// <inheritdoc/>
    public override void Create(RoutedSession session) => Open(session, attempt: 1);

    /// <inheritdoc/>
    public override QuotaKind? Upgrade(RoutedSession session, ulong ram, ulong caps)
    {
        if (!_sessions.TryGetValue(session, out var upstream))
        {
            return null;
        }

        var lacking = link.Upgrade(upstream, ram, caps);
        session.Phase = upstream.Phase == UpstreamPhase.UpgradePending ? SessionPhase.UpgradeRequested : SessionPhase.HandedOut;
        return lacking;
    }

    /// <inheritdoc/>
    public override void Close(RoutedSession session)
    {
        if (!_sessions.TryGetValue(session, out var upstream))
        {
            session.Phase = SessionPhase.Closed;
            return;
        }

        link.Close(upstream);
        session.Capability = null;
        session.Phase = upstream.Phase == UpstreamPhase.Closing ? SessionPhase.CloseRequested : SessionPhase.Closed;
        if (session.Phase == SessionPhase.Closed)
        {
            _sessions.Remove(session);
        }
    }

    private void Open(RoutedSession session, int attempt)
    {
        var upstream = link.Open(
            session.Service,
            session.ServerArguments,
            session.Affinity,
            changed =>
            {
                if (Apply(session, changed, attempt))
                {
                    Tell(session);
                }
            });
        if (upstream.Phase != UpstreamPhase.Failed)
        {
            _sessions[session] = upstream;
        }

        Apply(session, upstream, attempt);
    }

    private static void Tell(RoutedSession session)
    {
        if (session.Phase == SessionPhase.Closed)
        {
            session.Client?.HandleClosed(session);
        }
        else
        {
            session.Client?.HandleReady(session);
        }
    }

    // Whether there is something to tell.
    private bool Apply(RoutedSession session, UpstreamSession upstream, int attempt)
    {
        switch (upstream.Phase)
        {
            case UpstreamPhase.Open when session.Phase == SessionPhase.CreateRequested:
                session.Capability = upstream.Capability;
                session.Phase = SessionPhase.Available;
                return true;
            case UpstreamPhase.Open when session.Phase == SessionPhase.UpgradeRequested:
                session.Phase = SessionPhase.HandedOut;
                return true;
            case UpstreamPhase.Failed:
                _sessions.Remove(session);
                if (session.IsEnvironment && attempt < MaxAttempts && TryDonateMore(session, upstream.Error))
                {
                    Open(session, attempt + 1);
                    return session.Phase != SessionPhase.CreateRequested;
                }

                session.Refuse(upstream.Error);
                return true;
            case UpstreamPhase.Closed:
                _sessions.Remove(session);
                session.Phase = SessionPhase.Closed;
                return true;
            default:
                return false;
        }
    }

    // A child cannot say more about the sessions that it has from its start.
    private static bool TryDonateMore(RoutedSession session, SessionError error)
    {
        switch (error)
        {
            case SessionError.InsufficientRam:
                session.Ram += RamStep;
                session.Arguments = ArgumentText.Set(session.Arguments, "ram_quota", session.Ram);
                return true;
            case SessionError.InsufficientCaps:
                session.Caps += CapStep;
                session.Arguments = ArgumentText.Set(session.Arguments, "cap_quota", session.Caps);
                return true;
            default:
                return false;
        }
    }
}
