namespace TelOS.Runtime;

/// <summary>What a component has from its start: its entrypoint, its quota, and a parent to open and announce services at.</summary>
public abstract class Env : IDisposable
{
    /// <summary>Where a component finds its parent.</summary>
    public const int ParentDescriptor = 100;

    private const ulong RomRam = 8 * 1024;
    private const ulong RomCaps = 4;
    private const int MaxAttempts = 16;
    private const ulong RamStep = 4096;
    private const ulong CapStep = 4;

    private readonly TaskCompletionSource _parentGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private TextWriter? _log;

    /// <summary>The parent granted more: <see cref="RamQuota"/> and <see cref="CapQuota"/> have grown. Raised on the entrypoint.</summary>
    public event EventHandler? ResourcesAvailable;

    /// <summary>The parent wants resources back. Free what you can and call <see cref="RespondToYield"/>. Raised on the entrypoint.</summary>
    public event EventHandler<ResourcesEventArgs>? YieldRequested;

    /// <summary>The component's own entrypoint.</summary>
    public abstract Entrypoint Entrypoint { get; }

    /// <summary>Ends when the parent is gone: nothing can be opened any more, and a component that goes on helps nobody.</summary>
    public Task ParentGone => _parentGone.Task;

    /// <summary>What a person should see, line by line: the component's LOG session. Safe for several threads.</summary>
    public TextWriter Log
    {
        get
        {
            lock (_lock)
            {
                return _log ??= OpenLog();
            }
        }
    }

    /// <summary>The component's memory, in bytes; what is donated to sessions counts as used.</summary>
    public abstract QuotaAccount RamQuota { get; }

    /// <summary>The component's capabilities; what is donated to sessions counts as used.</summary>
    public abstract QuotaAccount CapQuota { get; }

    /// <summary>The environment of this process, whose parent is at descriptor 100: under Genode's `init` as well as under this project's host.</summary>
    /// <param name="name">The name of the component's own thread, for debuggers.</param>
    /// <remarks>Which release of Genode core is of is found out. Where the environment variable `TELOS_GENODE_RELEASE` says it (`26.02`,
    /// `26.04`), a core of another one is an error.</remarks>
    /// <exception cref="GenodeReleaseException">Core is of a release that the runtime does not speak, or of another than it should be.</exception>
    /// <exception cref="RpcException">There is no parent, or it does not answer.</exception>
    public static Env FromParent(string name = "component") =>
        new ParentEnv(ParentDescriptor, name, Environment.GetEnvironmentVariable(GenodeReleaseNames.Variable));

    /// <summary>Tells the parent that the component is done. The parent decides what follows; usually it ends the process.</summary>
    /// <param name="code">0 for success.</param>
    public abstract void Exit(int code);

    /// <summary>Asks the parent for more; <see cref="ResourcesAvailable"/> says when there is. It may never come.</summary>
    /// <param name="ram">Bytes of memory.</param>
    /// <param name="caps">Capabilities.</param>
    public abstract void RequestResources(ulong ram, ulong caps);

    /// <summary>Tells the parent that what <see cref="YieldRequested"/> asked for was freed as far as it could be.</summary>
    public abstract void RespondToYield();

    /// <summary>Makes another thread that serves objects, with the component's memory.</summary>
    /// <param name="name">The thread's name, for debuggers.</param>
    /// <returns>The caller's to dispose.</returns>
    public virtual Entrypoint CreateEntrypoint(string name) => new(name);

    /// <summary>Asks the parent for a session.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="ArgumentException">The argument string would be too long.</exception>
    public abstract Result<Connection, SessionError> TryOpenSession(SessionRequest request);

    /// <summary>Offers a service to others through the parent.</summary>
    /// <param name="service">The service's name, such as "Telos_object_store".</param>
    /// <param name="root">What creates its sessions, managed by an entrypoint of this component.</param>
    /// <exception cref="ArgumentException">The name is no name of a service, or is taken.</exception>
    public abstract void Announce(string service, Capability root);

    /// <summary>Asks the parent for a session, and donates more when the server says that it is too little.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="SessionDeniedException">The session cannot be had.</exception>
    /// <exception cref="ArgumentException">The argument string would be too long.</exception>
    public Connection OpenSession(SessionRequest request)
    {
        var error = SessionError.Denied;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (TryOpenSession(request).TryGetValue(out var connection, out error))
            {
                return connection;
            }

            switch (error)
            {
                case SessionError.InsufficientRam:
                    request = request with { RamQuota = request.RamQuota + RamStep };
                    break;
                case SessionError.InsufficientCaps:
                    request = request with { CapQuota = request.CapQuota + CapStep };
                    break;
                default:
                    throw new SessionDeniedException(request.Service, error);
            }
        }

        throw new SessionDeniedException(request.Service, error);
    }

    /// <summary>Opens a ROM module.</summary>
    /// <param name="name">The module's name, such as "config".</param>
    /// <returns>The caller's to dispose.</returns>
    /// <exception cref="SessionDeniedException">There is no such module.</exception>
    public RomModule OpenRom(string name) => new(OpenSession(
        new SessionRequest { Service = "ROM", Label = name, RamQuota = RomRam, CapQuota = RomCaps }));

    /// <summary>Ends the component: its entrypoint, its services, its sessions.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the component.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected virtual void Dispose(bool disposing)
    {
        TextWriter? log;
        lock (_lock)
        {
            log = _log;
            _log = TextWriter.Null;
        }

        log?.Dispose();
    }

    /// <summary>Opens what <see cref="Log"/> is.</summary>
    private protected abstract TextWriter OpenLog();

    /// <summary>The parent is gone.</summary>
    private protected void EndParent() => _parentGone.TrySetResult();

    /// <summary>The parent granted more.</summary>
    private protected void RaiseResourcesAvailable() => ResourcesAvailable?.Invoke(this, EventArgs.Empty);

    /// <summary>The parent wants something back.</summary>
    private protected void RaiseYieldRequested(ulong ram, ulong caps) =>
        YieldRequested?.Invoke(this, new ResourcesEventArgs(ram, caps));
}
