namespace TelOS.Runtime;

/// <summary>The environment of a component whose parent is in the same process.</summary>
internal sealed class LocalEnv : Env
{
    private const ulong LogRam = 8 * 1024;
    private const ulong LogCaps = 3;

    private readonly LocalParent _parent;
    private readonly string _name;
    private readonly Lock _lock = new();
    private readonly HashSet<LocalConnection> _connections = [];

    public LocalEnv(LocalParent parent, string name, ulong ram, ulong caps)
    {
        _parent = parent;
        _name = name;
        RamQuota = new QuotaAccount(ram);
        CapQuota = new QuotaAccount(caps);
        Entrypoint = new Entrypoint(name);
    }

    /// <inheritdoc/>
    public override Entrypoint Entrypoint { get; }

    /// <inheritdoc/>
    public override QuotaAccount RamQuota { get; }

    /// <inheritdoc/>
    public override QuotaAccount CapQuota { get; }

    /// <inheritdoc/>
    public override void Exit(int code) => Dispose();

    /// <inheritdoc/>
    public override void RequestResources(ulong ram, ulong caps)
    {
        // What a component has here was given to it once and for all.
    }

    /// <inheritdoc/>
    public override void RespondToYield()
    {
    }

    /// <inheritdoc/>
    public override void Announce(string service, Capability root) => _parent.Announce(this, service, root);

    /// <inheritdoc/>
    public override Result<Connection, SessionError> TryOpenSession(SessionRequest request)
    {
        var label = request.Label.Length == 0 ? _name : $"{_name} -> {request.Label}";
        var arguments = request.FormatArguments(label);
        if (_parent.FindRoot(request.Service) is not { } root)
        {
            return SessionError.Denied;
        }

        if (Charge(request) is { } missing)
        {
            root.Dispose();
            return missing;
        }

        LocalConnection? connection = null;
        try
        {
            if (!RootCalls.Create(root, arguments, request.Affinity).TryGetValue(out var session, out var error))
            {
                return error;
            }

            connection = new LocalConnection(this, root, session, request.RamQuota, request.CapQuota);
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
                root.Dispose();
            }
        }
    }

    /// <summary>A connection is closed; its donation is back.</summary>
    internal void Remove(LocalConnection connection)
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
        LocalConnection[] connections;
        lock (_lock)
        {
            connections = [.. _connections];
        }

        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        _parent.Remove(this);
        Entrypoint.Dispose();
        EndParent();
    }

    /// <inheritdoc/>
    private protected override TextWriter OpenLog() =>
        TryOpenSession(new SessionRequest { Service = "LOG", RamQuota = LogRam, CapQuota = LogCaps }).TryGetValue(out var connection, out _)
            ? new LogWriter(connection)
            : TextWriter.Synchronized(Console.Error);

    private SessionError? Charge(SessionRequest request)
    {
        if (!RamQuota.TryCharge(request.RamQuota))
        {
            return SessionError.OutOfRam;
        }

        if (CapQuota.TryCharge(request.CapQuota))
        {
            return null;
        }

        RamQuota.Release(request.RamQuota);
        return SessionError.OutOfCaps;
    }
}
