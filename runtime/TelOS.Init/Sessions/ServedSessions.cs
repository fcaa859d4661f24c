using System.Text;
using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A child as a server: what it is asked to do stands in its ROM `session_requests`, and it answers through its parent.</summary>
/// <param name="link">The parent.</param>
/// <param name="exchange">Moves quota.</param>
/// <param name="log">Where warnings go.</param>
/// <param name="name">The child's name.</param>
/// <param name="changed">Called when a session is over that nobody uses any more.</param>
internal sealed class ServedSessions(ParentLink link, QuotaExchange exchange, InitLog log, string name, Action changed)
    : SessionServer, IDisposable
{
    private readonly SortedDictionary<ulong, RoutedSession> _sessions = [];
    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    private ulong _nextId;
    private bool _isGone;
    private bool _isLost;

    /// <summary>The child's name.</summary>
    public string Name => name;

    /// <summary>The ROM.</summary>
    public PublishedRom Requests { get; } = link.Publish(Write([]));

    /// <summary>The child's account, once it has one.</summary>
    public IPdSession? Pd { get; set; }

    /// <inheritdoc/>
    public override IPdSession? Account => Pd;

    /// <inheritdoc/>
    public override bool IsLost => _isLost;

    /// <summary>The sessions in the order of their beginnings.</summary>
    public IEnumerable<RoutedSession> Sessions => _sessions.Values;

    /// <summary>The child says that it serves something.</summary>
    public void Announce(string service)
    {
        if (_announced.Add(service))
        {
            Publish();
        }
    }

    /// <inheritdoc/>
    public override void Create(RoutedSession session)
    {
        session.ServerId = _nextId++;
        _sessions.Add(session.ServerId, session);
        Publish();
    }

    /// <inheritdoc/>
    public override QuotaKind? Upgrade(RoutedSession session, ulong ram, ulong caps)
    {
        session.PendingUpgrade = session.Phase == SessionPhase.UpgradeRequested
            ? (session.PendingUpgrade.Ram + ram, session.PendingUpgrade.Caps + caps)
            : (ram, caps);
        session.Phase = SessionPhase.UpgradeRequested;
        Publish();
        return null;
    }

    /// <inheritdoc/>
    public override void Close(RoutedSession session)
    {
        if (_isGone || !_sessions.ContainsKey(session.ServerId))
        {
            session.Phase = SessionPhase.Closed;
            return;
        }

        if (session.Phase == SessionPhase.CreateRequested)
        {
            // What the server has yet to make is ended when it is made; what it has not heard of never was.
            session.IsCloseWanted = _announced.Contains(session.Service);
            if (!session.IsCloseWanted)
            {
                _sessions.Remove(session.ServerId);
                session.Phase = SessionPhase.Closed;
            }

            return;
        }

        session.Phase = SessionPhase.CloseRequested;
        Publish();
    }

    /// <summary>The child made a session.</summary>
    public void Deliver(ulong id, Capability? capability)
    {
        if (capability is null || !_sessions.TryGetValue(id, out var session) || session.Phase != SessionPhase.CreateRequested)
        {
            capability?.Dispose();
            return;
        }

        session.Capability = capability;
        session.Phase = session.IsCloseWanted ? SessionPhase.CloseRequested : SessionPhase.Available;
        Publish();
        if (!session.IsCloseWanted)
        {
            session.Client?.HandleReady(session);
        }
    }

    /// <summary>The child answers.</summary>
    public void Respond(ulong id, SessionResponse response)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            log.Warn($"{name}: unexpected session response for unknown session");
            return;
        }

        switch (response, session.Phase)
        {
            case (SessionResponse.Closed, not (SessionPhase.Denied or SessionPhase.Closed)):
                End(session);
                return;
            case (SessionResponse.Denied, SessionPhase.CreateRequested):
                session.Phase = SessionPhase.Denied;
                break;
            case (SessionResponse.InsufficientRam, SessionPhase.CreateRequested):
                session.Phase = SessionPhase.InsufficientRam;
                break;
            case (SessionResponse.InsufficientCaps, SessionPhase.CreateRequested):
                session.Phase = SessionPhase.InsufficientCaps;
                break;
            case (SessionResponse.Ok, SessionPhase.UpgradeRequested):
                session.Phase = SessionPhase.HandedOut;
                break;
            default:
                return;
        }

        if (session.IsRefused)
        {
            _sessions.Remove(id);
        }

        Publish();
        if (session is { IsRefused: true, IsCloseWanted: true })
        {
            session.Phase = SessionPhase.Closed;
            Settle(session);
        }
        else
        {
            session.Client?.HandleReady(session);
        }
    }

    /// <summary>The child ended without a word; what is closed from here on is lost to the clients.</summary>
    public void Lose() => _isLost = true;

    /// <summary>Everything that the child serves is over, and its account is no more.</summary>
    public void Dispose()
    {
        _isGone = true;
        Pd = null;
        foreach (var session in _sessions.Values.ToArray())
        {
            session.Capability?.Dispose();
            session.Capability = null;
            var isAwaited = session is { Phase: SessionPhase.CreateRequested, IsCloseWanted: false };
            session.Phase = isAwaited ? SessionPhase.Denied : SessionPhase.Closed;
            if (isAwaited)
            {
                session.Client?.HandleReady(session);
            }
            else
            {
                session.Client?.HandleClosed(session);
            }
        }

        _sessions.Clear();
        Requests.Dispose();
    }

    private static byte[] Write(IEnumerable<RoutedSession> sessions) =>
        Encoding.UTF8.GetBytes(NodeWriter.Write("session_requests", requests =>
        {
            foreach (var session in sessions)
            {
                SessionRequestText.Write(requests, session);
            }
        }));

    private void End(RoutedSession session)
    {
        _sessions.Remove(session.ServerId);
        session.Capability?.Dispose();
        session.Capability = null;
        session.Phase = SessionPhase.Closed;
        Publish();
        Settle(session);
    }

    private void Settle(RoutedSession session)
    {
        if (session.Client is { } client)
        {
            client.HandleClosed(session);
        }
        else
        {
            Withdraw(session);
        }
    }

    // Nobody is left who would get the donation.
    private void Withdraw(RoutedSession session)
    {
        changed();
        if (Pd is { } pd && exchange.Take(pd, session.Ram, session.Caps) is { } lacking)
        {
            log.Warn($"{name}: the {(lacking == QuotaKind.Ram ? "memory" : "capabilities")} of a closed {session.Service} session cannot be withdrawn");
        }
    }

    private void Publish() => Requests.Set(Write(_sessions.Values.Where(session => _announced.Contains(session.Service))));
}
