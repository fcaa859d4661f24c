using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>Creates the sessions of a service, upgrades and closes them: Genode's `Root`. Only the parent calls it.</summary>
/// <typeparam name="TSession">The sessions.</typeparam>
public abstract class Root<TSession> : RpcObject, IDisposable
    where TSession : Session
{
    private readonly Lock _lock = new();
    private readonly HashSet<TSession> _sessions = [];
    private readonly Entrypoint _entrypoint;

    /// <summary>A root whose sessions are served by an entrypoint, which has to manage the root as well.</summary>
    /// <param name="entrypoint">The entrypoint.</param>
    protected Root(Entrypoint entrypoint) => _entrypoint = entrypoint;

    /// <summary>The service's name.</summary>
    public abstract string ServiceName { get; }

    /// <summary>Bytes of memory that a client has to donate at least.</summary>
    protected abstract ulong RequiredRam { get; }

    /// <summary>Capabilities that a client has to donate at least.</summary>
    protected abstract ulong RequiredCaps { get; }

    /// <summary>The version of the contract; null for Genode's own services, which check none.</summary>
    protected abstract ContractVersion? Version { get; }

    /// <summary>Ends all sessions. To be called on the entrypoint's thread, or when no client calls any more.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends a session on the server's own accord. Its client's calls fail from here on; what it donated comes back when it closes the
    /// session. To be called on the entrypoint's thread.</summary>
    /// <param name="session">A session of this root; nothing happens when it has ended already.</param>
    public void End(TSession session)
    {
        bool isOpen;
        lock (_lock)
        {
            isOpen = _sessions.Contains(session);
        }

        if (isOpen)
        {
            Close(session);
        }
    }

    /// <summary>Creates a session, on the entrypoint's thread. Version and donation have been checked.</summary>
    /// <param name="arguments">The request; the contract's own arguments are still to be read.</param>
    protected abstract Result<TSession, SessionError> CreateSession(SessionArguments arguments);

    /// <summary>Ends all sessions.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            TSession[] sessions;
            lock (_lock)
            {
                sessions = [.. _sessions];
            }

            foreach (var session in sessions)
            {
                Close(session);
            }
        }
    }

    /// <inheritdoc/>
    protected sealed override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
    {
        switch (opcode)
        {
            case RootOpcode.Session:
                DispatchSession(ref request, ref reply);
                break;
            case RootOpcode.Upgrade:
                DispatchUpgrade(ref request, ref reply);
                break;
            case RootOpcode.Close:
                DispatchClose(ref request, ref reply);
                break;
            default:
                reply.Refuse();
                break;
        }
    }

    private void DispatchSession(ref MessageReader request, ref MessageWriter reply)
    {
        var text = request.ReadText(SessionArguments.MaxLength + 1);
        request.Read<Affinity>();
        if (!request.IsComplete)
        {
            reply.Refuse();
            return;
        }

        if (Create(new SessionArguments(text.ToString())).TryGetValue(out var session, out var error))
        {
            lock (_lock)
            {
                _sessions.Add(session);
            }

            reply.WriteBoolean(true);
            reply.MoveCapability(_entrypoint.Manage(session));
            return;
        }

        reply.WriteBoolean(false);
        reply.WriteUInt32((uint)error);
    }

    private Result<TSession, SessionError> Create(SessionArguments arguments)
    {
        if (Version is { } version && !(arguments.Version is { } client && version.Accepts(client)))
        {
            return SessionError.Denied;
        }

        if (arguments.RamQuota < RequiredRam)
        {
            return SessionError.InsufficientRam;
        }

        // One capability is the session itself.
        if (arguments.CapQuota < Math.Max(RequiredCaps, 1))
        {
            return SessionError.InsufficientCaps;
        }

        var result = CreateSession(arguments);
        if (result.TryGetValue(out var session))
        {
            session.CapQuota.TryCharge(1);
        }

        return result;
    }

    private void DispatchUpgrade(ref MessageReader request, ref MessageWriter reply)
    {
        using var capability = request.ReadCapability();
        var text = request.ReadText(SessionArguments.MaxLength + 1);
        if (!request.IsComplete || !TryFind(capability, out var session))
        {
            reply.Refuse();
            return;
        }

        var arguments = new SessionArguments(text.ToString());
        if (session.TryUpgrade(arguments.RamQuota, arguments.CapQuota))
        {
            reply.WriteVoid();
        }
        else
        {
            reply.Refuse();
        }
    }

    private void DispatchClose(ref MessageReader request, ref MessageWriter reply)
    {
        using var capability = request.ReadCapability();
        if (!request.IsComplete || !TryFind(capability, out var session))
        {
            reply.Refuse();
            return;
        }

        reply.WriteVoid();
        Close(session);
    }

    private bool TryFind(Capability? capability, [NotNullWhen(true)] out TSession? session)
    {
        if (!_entrypoint.TryResolve(capability, out session))
        {
            return false;
        }

        lock (_lock)
        {
            return _sessions.Contains(session);
        }
    }

    private void Close(TSession session)
    {
        lock (_lock)
        {
            _sessions.Remove(session);
        }

        _entrypoint.Dissolve(session);
        session.Dispose();
    }
}
