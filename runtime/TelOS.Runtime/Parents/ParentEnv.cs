using System.Diagnostics.CodeAnalysis;
using Genode;

namespace TelOS.Runtime;

/// <summary>The environment of a component whose parent is another process, reached through one descriptor.</summary>
internal sealed class ParentEnv : Env
{
    private const ulong PdId = 1;
    private const ulong LogId = 3;
    private const ulong FirstOwnId = 6;

    private readonly Lock _lock = new();
    private readonly ParentDomain _domain = new();
    private readonly SessionChanges _changes;
    private readonly HashSet<ParentConnection> _connections = [];
    private readonly Lazy<SessionRequests> _requests;
    private readonly ParentNotices _notices;
    private ulong _nextId = FirstOwnId;

    /// <summary>Takes its place as a child.</summary>
    /// <param name="descriptor">The parent; it is taken over.</param>
    /// <param name="name">The name of the component's own thread, for debuggers.</param>
    /// <param name="release">Of which release core is said to be, by its name; null to find out.</param>
    /// <exception cref="GenodeReleaseException">Core is of another release, or of none that is known; the component's LOG says so, too.</exception>
    /// <exception cref="RpcException">The parent does not answer.</exception>
    public ParentEnv(int descriptor, string name, string? release = null)
    {
        Parent = new ParentClient(SocketCapability.FromDescriptor(descriptor, _domain));
        _changes = new SessionChanges();
        _requests = new Lazy<SessionRequests>(() => new SessionRequests(this));
        _domain.Ended += () =>
        {
            _changes.End();
            EndParent();
        };
        try
        {
            var stated = GenodeReleaseNames.Parse(release);
            _domain.Start(
                TryGetSession(PdId, out var pd) ? pd : throw new RpcException("The parent gives no PD session."),
                stated);
            Parent.RegisterSessionChanged(_changes.Context);
            RamQuota = new QuotaAccount(_domain.Pd.RamQuota().Value);
            RamQuota.TryCharge(_domain.Pd.UsedRam().Value);
            CapQuota = new QuotaAccount(_domain.Pd.CapQuota().Value);
            CapQuota.TryCharge(_domain.Pd.UsedCaps().Value);
        }
        catch (Exception error)
        {
            if (error is GenodeReleaseException)
            {
                Complain(error.Message);
            }

            Parent.Dispose();
            _domain.Dispose();
            throw;
        }

        Entrypoint = CreateEntrypoint(name);
        _notices = new ParentNotices(this, GrowQuota, AskToYield);
    }

    /// <summary>The parent.</summary>
    public ParentClient Parent { get; }

    /// <inheritdoc/>
    public override Entrypoint Entrypoint { get; }

    /// <inheritdoc/>
    public override QuotaAccount RamQuota { get; }

    /// <inheritdoc/>
    public override QuotaAccount CapQuota { get; }

    /// <inheritdoc/>
    public override void Exit(int code)
    {
        try
        {
            Parent.Exit(code);
        }
        catch (RpcException)
        {
            // A parent that is gone knows.
        }
    }

    /// <inheritdoc/>
    public override void RequestResources(ulong ram, ulong caps) =>
        Parent.ResourceRequest(new SessionArgumentsBuilder().Add("ram_quota", ram).Add("cap_quota", caps).Build());

    /// <inheritdoc/>
    public override void RespondToYield() => Parent.YieldResponse();

    /// <inheritdoc/>
    public override Entrypoint CreateEntrypoint(string name) => new(name) { Allocator = _domain.Allocate };

    /// <inheritdoc/>
    public override void Announce(string service, Capability root)
    {
        if (!SessionRequest.IsServiceName(service))
        {
            throw new ArgumentException($"'{service}' is no name of a service.", nameof(service));
        }

        _requests.Value.Add(service, root);
        Parent.Announce(service);
    }

    /// <inheritdoc/>
    public override Result<Connection, SessionError> TryOpenSession(SessionRequest request)
    {
        var arguments = request.FormatArguments(request.Label);
        if (!RamQuota.TryCharge(request.RamQuota))
        {
            return SessionError.OutOfRam;
        }

        if (!CapQuota.TryCharge(request.CapQuota))
        {
            RamQuota.Release(request.RamQuota);
            return SessionError.OutOfCaps;
        }

        ParentConnection? connection = null;
        try
        {
            var id = NewSessionId();
            if (!Open(id, request, arguments).TryGetValue(out var session, out var error))
            {
                return error;
            }

            connection = new ParentConnection(this, id, session, request.RamQuota, request.CapQuota);
            lock (_lock)
            {
                _connections.Add(connection);
            }

            return Result.Ok<Connection, SessionError>(connection);
        }
        finally
        {
            if (connection is null)
            {
                RamQuota.Release(request.RamQuota);
                CapQuota.Release(request.CapQuota);
            }
        }
    }

    /// <summary>The parent said that something about a session changed. Raised on any thread.</summary>
    internal event Action? SessionChanged
    {
        add => _changes.Changed += value;
        remove => _changes.Changed -= value;
    }

    /// <summary>The component's protection domain.</summary>
    internal ParentDomain Domain => _domain;

    /// <summary>A number by which the parent knows no other session of the component.</summary>
    internal ulong NewSessionId() => Interlocked.Increment(ref _nextId) - 1;

    /// <summary>How often the parent said that something about a session changed.</summary>
    internal long ChangeCount => _changes.Count;

    /// <summary>Waits until the parent says again that something about a session changed.</summary>
    /// <exception cref="ServerDiedException">The parent is gone.</exception>
    internal void WaitForChange(long seen) => _changes.Wait(seen, Timeout.Infinite);

    /// <summary>Waits until the parent says again that something about a session changed, but not for ever.</summary>
    /// <param name="seen">What <see cref="ChangeCount"/> was.</param>
    /// <param name="patience">Milliseconds.</param>
    /// <exception cref="ServerDiedException">The parent is gone.</exception>
    internal void WaitForChange(long seen, int patience) => _changes.Wait(seen, patience);

    /// <summary>A connection is closed; its donation is back.</summary>
    internal void Remove(ParentConnection connection)
    {
        lock (_lock)
        {
            _connections.Remove(connection);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _notices.Dispose();
        ParentConnection[] connections;
        lock (_lock)
        {
            connections = [.. _connections];
        }

        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        if (_requests.IsValueCreated)
        {
            _requests.Value.Dispose();
        }

        Entrypoint.Dispose();
        _changes.Dispose();
        _domain.Dispose();
        Parent.Dispose();
    }

    /// <inheritdoc/>
    private protected override TextWriter OpenLog() => TryGetSession(LogId, out var log) ? new LogWriter(log) : TextWriter.Null;

    // What was donated to sessions is used here and has left the PD's quota.
    private void GrowQuota()
    {
        ulong ram = 0, caps = 0;
        lock (_lock)
        {
            foreach (var connection in _connections)
            {
                ram += connection.DonatedRam;
                caps += connection.DonatedCaps;
            }
        }

        RamQuota.SetLimit(_domain.Pd.RamQuota().Value + ram);
        CapQuota.SetLimit(_domain.Pd.CapQuota().Value + caps);
        RaiseResourcesAvailable();
    }

    private void AskToYield()
    {
        var wanted = new SessionArguments(Parent.YieldRequest());
        RaiseYieldRequested(wanted.RamQuota, wanted.CapQuota);
    }

    private Result<Capability, SessionError> Open(ulong id, SessionRequest request, string arguments)
    {
        var affinity = request.Affinity;
        var seen = ChangeCount;
        var result = Parent.Session(
            new ClientSessionId { Value = id },
            request.Service,
            arguments,
            new Genode.Affinity
            {
                Space = new AffinitySpace { Width = affinity.SpaceWidth, Height = affinity.SpaceHeight },
                Location = new AffinityLocation { Xpos = affinity.X, Ypos = affinity.Y, Width = affinity.Width, Height = affinity.Height },
            });
        if (!result.TryGetValue(out var session, out var error))
        {
            return (SessionError)(int)error;
        }

        // An invalid capability says that the server has yet to answer.
        while (!session.IsValid)
        {
            WaitForChange(seen);
            seen = ChangeCount;
            if (!Parent.SessionCap(new ClientSessionId { Value = id }).TryGetValue(out session, out var refusal))
            {
                return refusal switch
                {
                    SessionCapError.InsufficientRam => SessionError.InsufficientRam,
                    SessionCapError.InsufficientCaps => SessionError.InsufficientCaps,
                    _ => SessionError.Denied,
                };
            }
        }

        return Result.Ok<Capability, SessionError>(session.Untyped!);
    }

    // LOG is the same in all releases, so whoever looks at the system's log sees why the component ends.
    private void Complain(string line)
    {
        using var log = OpenLog();
        log.WriteLine($"Error: {line}");
    }

    private bool TryGetSession(ulong id, [NotNullWhen(true)] out Capability? session)
    {
        session = Parent.SessionCap(new ClientSessionId { Value = id }).TryGetValue(out var found, out _) ? found.Untyped : null;
        return session is not null;
    }
}
