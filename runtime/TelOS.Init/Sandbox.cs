using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Starts children as a configuration says, and connects them with each other and with the parent.</summary>
/// <remarks>All of it happens on the environment's entrypoint, and nothing of it waits for a child.</remarks>
public sealed class Sandbox : IDisposable, IChildOwner
{
    private readonly ParentEnv _env;
    private readonly ParentLink _link;
    private readonly InitLog _log;
    private readonly ChildContext _context;
    private readonly ServiceRouter _router;
    private readonly HeartbeatClock _heartbeat;
    private readonly Reporter _reporter;
    private readonly OfferedServices _offers;
    private readonly List<Child> _children = [];
    private ulong _lastId;

    /// <summary>A sandbox without children.</summary>
    /// <param name="env">The environment, with a parent that speaks Genode's interfaces.</param>
    /// <exception cref="ArgumentException">The environment has no such parent.</exception>
    public Sandbox(Env env)
    {
        _env = env as ParentEnv ?? throw new ArgumentException("Children need an environment with a parent.", nameof(env));
        _link = new ParentLink(_env);
        _log = new InitLog(_env.Parent);
        _router = new ServiceRouter(this, _children, _log, new ParentServer(_link));
        _context = new ChildContext(_link, _log, new QuotaExchange(_link), _router, this);
        _heartbeat = new HeartbeatClock(_link, _log, Beat);
        _reporter = new Reporter(_link, _log, WriteState);
        _offers = new OfferedServices(_context, _children);
    }

    /// <summary>Something about a child or a session changed. Raised on the environment's entrypoint, perhaps more often than needed.</summary>
    public event EventHandler? StateChanged;

    /// <inheritdoc cref="IChildOwner.Configuration"/>
    internal InitConfiguration Configuration { get; private set; } = InitConfiguration.Empty;

    /// <inheritdoc/>
    InitConfiguration IChildOwner.Configuration => Configuration;

    /// <summary>Serves sessions that are routed to `local`. It has to be said before the first configuration.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="provider">Who serves them, on the environment's entrypoint.</param>
    public void AddLocalService(string service, ILocalService provider) =>
        _router.AddLocal(service, new LocalServer(provider));

    /// <summary>Does what a configuration says: only what changed is touched. Call it on the environment's entrypoint.</summary>
    /// <param name="configuration">The top node.</param>
    public void Apply(Node configuration)
    {
        var diagnostics = new List<ConfigurationDiagnostic>();
        var former = Configuration;
        Configuration = InitConfiguration.Read(configuration, diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                _log.Error($"config: {diagnostic}");
            }
            else
            {
                _log.Warn($"config: {diagnostic}");
            }
        }

        var hasServersChanged = UpdateChildren();
        ApplyDependencies(hasServersChanged);
        _offers.Apply(Configuration.Offers);
        foreach (var child in _children)
        {
            child.Quota.Shrink();
        }

        foreach (var child in Configuration.Children.Select(Find).OfType<Child>())
        {
            if (child.State is not (ChildState.Exited or ChildState.Crashed))
            {
                child.Quota.Grow();
            }
        }

        _heartbeat.Apply(Configuration.HeartbeatRateMs);
        if (former.Report != Configuration.Report || former.Version != Configuration.Version || Configuration.Report is not null)
        {
            _reporter.Apply(Configuration.Report);
        }
    }

    /// <summary>Tells what is the matter with the children, as the state report does. Call it on the environment's entrypoint.</summary>
    /// <param name="options">What to tell.</param>
    public Node Describe(ReportOptions options) =>
        Node.TryParse(WriteState(options), out var state) ? state : throw new InvalidOperationException("The report on the state is no node.");

    /// <summary>Says that something is wrong.</summary>
    /// <param name="message">One line.</param>
    public void ReportError(string message) => _log.Error(message);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var child in _children)
        {
            child.Abandon();
        }

        foreach (var child in EndingOrder.Of(_children))
        {
            child.Release();
        }

        _children.Clear();
        _offers.Dispose();
        _reporter.Dispose();
        _heartbeat.Dispose();
        _link.Dispose();
        _log.Dispose();
    }

    /// <inheritdoc/>
    void IChildOwner.HandleStateChanged(bool isUrgent) => Tell(isUrgent);

    /// <inheritdoc/>
    void IChildOwner.HandleExit(Child child, int value)
    {
        if (child.Start.PropagatesExit)
        {
            _env.Exit(value);
            return;
        }

        _log.Write($"child \"{child.Name}\" exited with exit value {value}");
        child.End(ChildState.Exited);
    }

    private Child? Find(StartNode start) => _children.Find(child => child.State != ChildState.Abandoned && child.Name == start.Name);

    private byte[] WriteState(ReportOptions options) => new StateReport(options, _link).Write(Configuration, _children);

    private void Tell(bool isUrgent)
    {
        _reporter.HandleChange(isUrgent);
        StateChanged?.Invoke(this, EventArgs.Empty);
    }

    // Ends what is not wanted any more, begins what is new, and tells the others what they are now.
    private bool UpdateChildren()
    {
        var hasServersChanged = false;
        foreach (var child in _children)
        {
            var isWanted = Configuration.Children.Any(start => start.Name == child.Name && start.Version == child.Start.Version && start.Process == child.Start.Process);
            if (!isWanted)
            {
                child.Abandon();
            }
        }

        foreach (var start in Configuration.Children)
        {
            if (Find(start) is { } child)
            {
                hasServersChanged |= child.Update(start);
            }
            else
            {
                hasServersChanged |= Begin(start);
            }
        }

        return hasServersChanged;
    }

    private bool Begin(StartNode start)
    {
        _children.Add(new Child(_context, start, ++_lastId));
        return start.Provides.Count > 0;
    }

    // A server that changes makes its clients change, and so on.
    private void ApplyDependencies(bool hasServersChanged)
    {
        bool isAnyRestarted;
        do
        {
            foreach (var child in _children)
            {
                if (child.CanServe && (hasServersChanged || child.IsUncertain))
                {
                    child.EvaluateRoutes(_router.Evaluate);
                }
            }

            var restarted = _children.FindAll(static child => child.State == ChildState.RestartScheduled);
            isAnyRestarted = restarted.Count > 0;
            foreach (var child in restarted)
            {
                child.Abandon();
                hasServersChanged |= Begin(Configuration.Children.First(start => start.Name == child.Name));
            }

        }
        while (isAnyRestarted);

        // Only now: the sessions of those that are no more tell who their clients are.
        RemoveAbandoned();
        foreach (var start in Configuration.Children)
        {
            Find(start)?.TryStart();
        }
    }

    private void RemoveAbandoned()
    {
        foreach (var child in EndingOrder.Of(_children.FindAll(static child => child.State == ChildState.Abandoned)))
        {
            child.Release();
            _children.Remove(child);
            Tell(isUrgent: false);
        }
    }

    private void Beat()
    {
        var (isChanged, isRestarted) = (false, false);
        foreach (var child in _children)
        {
            isChanged |= child.Beat();
            isRestarted |= child.State == ChildState.RestartScheduled;
        }

        if (isRestarted)
        {
            ApplyDependencies(hasServersChanged: false);
        }

        if (isChanged)
        {
            Tell(isUrgent: false);
        }
    }
}
