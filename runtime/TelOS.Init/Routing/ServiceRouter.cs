namespace TelOS.Init;

/// <summary>Finds the servers of sessions among the children, the parent, and what `init` itself provides.</summary>
/// <param name="owner">Who has the configuration.</param>
/// <param name="children">The children.</param>
/// <param name="log">Where it is told why a session has no server.</param>
/// <param name="parent">The parent as a server.</param>
internal sealed class ServiceRouter(IChildOwner owner, IReadOnlyList<Child> children, InitLog log, ParentServer parent)
    : IRouter, IServiceDirectory
{
    private const string Rom = "ROM";
    private const string LinkerName = "ld.lib.so";

    private readonly Dictionary<string, SessionServer> _local = new(StringComparer.Ordinal);

    /// <summary>Adds a service of the program that uses the library.</summary>
    public void AddLocal(string service, SessionServer server) => _local[service] = server;

    /// <inheritdoc/>
    public Destination? Find(Child child, string service, string label)
    {
        if (FindOwn(child, service, label) is { } own)
        {
            return own;
        }

        var routed = RoutedLabel(child, service, label);
        var route = Resolve(child, service, routed);
        if (route.Failure == RouteFailure.None)
        {
            return ServerOf(route, service) is { } server ? new Destination(server, route.Label) : null;
        }

        if (route.IsAmbiguous)
        {
            log.Error($"{child.Name}: ambiguous routes to service \"{service}\"");
        }

        // Who has no routes at all learns it from the sessions that it cannot start without.
        if (route.Failure != RouteFailure.NoRules)
        {
            log.Warn($"{child.Name}: no route to service \"{service}\" (label=\"{routed}\")");
        }

        return null;
    }

    /// <summary>Whether an open session would go to the same server now.</summary>
    public RouteState Evaluate(Child child, RoutedSession session)
    {
        var destination = FindOwn(child, session.Service, session.ClientLabel);
        if (destination is null)
        {
            var route = Resolve(child, session.Service, RoutedLabel(child, session.Service, session.ClientLabel));
            if (route.Failure != RouteFailure.None || ServerOf(route, session.Service) is not { } server)
            {
                return RouteState.Unavailable;
            }

            destination = new Destination(server, route.Label);
        }

        return destination.Server == session.Server && destination.Label == session.Label ? RouteState.Same : RouteState.Changed;
    }

    /// <inheritdoc/>
    public bool IsProvidedByParent(string service)
    {
        foreach (var provision in owner.Configuration.ParentProvides)
        {
            if (provision.Service == service)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool IsProvidedLocally(string service) => _local.ContainsKey(service);

    /// <inheritdoc/>
    public IEnumerable<string> Providers(string service)
    {
        foreach (var child in children)
        {
            if (child.CanServe && child.Start.CanProvide(service))
            {
                yield return child.Name;
            }
        }
    }

    /// <inheritdoc/>
    public string Dereference(string name) => owner.Configuration.Dereference(name);

    // What no rule can change.
    private static Destination? FindOwn(Child child, string service, string label)
    {
        if (service != Rom)
        {
            return null;
        }

        return SessionLabel.LastElement(label) switch
        {
            "config" when child.ConfigRom is { } config => new Destination(config, label),
            "session_requests" => new Destination(child.Served.Requests, ""),
            _ => null,
        };
    }

    // The program is asked for by the child's name, and is its own linker where no other is wanted.
    private static string RoutedLabel(Child child, string service, string label)
    {
        var isProgram = service == Rom && (label == child.Name || (label == LinkerName && !child.Start.UsesLinker));
        return isProgram ? child.Start.Binary : label;
    }

    private Route Resolve(Child child, string service, string label) =>
        new RouteResolver(this).Resolve(child.Start.Route ?? owner.Configuration.DefaultRoute, service, label, child.Name);

    private SessionServer? ServerOf(Route route, string service) => route.Target switch
    {
        TargetKind.Parent => parent,
        TargetKind.Local => _local[service],
        _ => children.FirstOrDefault(child => child.CanServe && child.Name == route.Child)?.Served,
    };
}
