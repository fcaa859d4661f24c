using TelOS.Init;

namespace TelOS.Host.Tool;

/// <summary>Who can serve whom, as the routes of a configuration say it. That a rule for any service leads to the parent is not drawn: it does nearly everywhere.</summary>
/// <param name="Nodes">The parent, then the children in the order of the configuration.</param>
/// <param name="Edges">The routes; those by rules for any service come from what the children provide.</param>
internal sealed record SystemGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    private const string ParentId = "parent";

    /// <summary>Resolves all routes.</summary>
    public static SystemGraph Of(InitConfiguration configuration)
    {
        RouteResolver resolver = new(new ConfiguredServices(configuration));
        string[] provided = [.. configuration.Children.SelectMany(static c => c.Provides).Select(static p => p.Service).Distinct(StringComparer.Ordinal)];
        List<GraphEdge> edges = [];
        foreach (var child in configuration.Children)
        {
            edges.AddRange(EdgesOf(child, configuration, resolver, provided));
        }

        foreach (var offer in configuration.Offers)
        {
            edges.AddRange(offer.Policies.Where(static p => p.Child is not null).Select(static p => p.Child!).Distinct(StringComparer.Ordinal)
                .Select(child => new GraphEdge(ParentId, IdOf(configuration.Dereference(child)), [offer.Service], IsExplicit: true)));
        }

        List<GraphNode> nodes = [new(ParentId, "parent", LinesOf(configuration.ParentProvides), IsParent: true)];
        nodes.AddRange(configuration.Children.Select(child => NodeOf(child, configuration)));
        var known = nodes.Select(static node => node.Id).ToHashSet(StringComparer.Ordinal);
        return new SystemGraph(nodes, [.. edges.Where(edge => known.Contains(edge.Server))]);
    }

    private static IEnumerable<GraphEdge> EdgesOf(
        StartNode child, InitConfiguration configuration, RouteResolver resolver, IReadOnlyList<string> provided)
    {
        var rules = child.Route ?? configuration.DefaultRoute;
        var named = (rules ?? []).Select(static rule => rule.Service).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();

        // A rule with a label is about some sessions of the service only: each target that it names is one.
        var byRule = (rules ?? [])
            .Where(static rule => rule.Service is not null)
            .SelectMany(rule => rule.Targets.Select(target => (rule.Service, Target: TargetOf(rule.Service!, target, configuration))))
            .Where(static pair => pair.Target is not null)
            .GroupBy(static pair => pair.Target!, static pair => pair.Service!, StringComparer.Ordinal)
            .Select(group => new GraphEdge(IdOf(child.Name), group.Key, [.. group.Distinct(StringComparer.Ordinal)], IsExplicit: true));
        var byDefault = provided
            .Except(named, StringComparer.Ordinal)
            .Select(service => (Service: service, Route: resolver.Resolve(rules, service, child.Name, child.Name)))
            .Where(pair => pair.Route is { Failure: RouteFailure.None, Target: TargetKind.Child } && pair.Route.Child != child.Name)
            .GroupBy(static pair => IdOf(pair.Route.Child!), static pair => pair.Service, StringComparer.Ordinal)
            .Select(group => new GraphEdge(IdOf(child.Name), group.Key, [.. group], IsExplicit: false));
        return Merge(byRule.Concat(byDefault));
    }

    // One line between two components, however many rules lead there.
    private static IEnumerable<GraphEdge> Merge(IEnumerable<GraphEdge> edges) => edges
        .GroupBy(static edge => edge.Server, StringComparer.Ordinal)
        .Select(static group => new GraphEdge(
            group.First().Client,
            group.Key,
            [.. group.SelectMany(static edge => edge.Services).Distinct(StringComparer.Ordinal)],
            group.Any(static edge => edge.IsExplicit)));

    private static string? TargetOf(string service, RouteTarget target, InitConfiguration configuration) => target.Kind switch
    {
        TargetKind.Parent => ParentId,
        TargetKind.Child => IdOf(configuration.Dereference(target.Child)),
        TargetKind.AnyChild => configuration.Children.FirstOrDefault(child => child.CanProvide(service)) is { } only ? IdOf(only.Name) : null,
        _ => null,
    };

    private static GraphNode NodeOf(StartNode child, InitConfiguration configuration)
    {
        List<string> lines = [];
        if (child.Binary != child.Name)
        {
            lines.Add(child.Binary);
        }

        lines.Add($"{SizeText.Of(child.Ram ?? configuration.DefaultRam)}, {child.Caps ?? configuration.DefaultCaps} caps");
        lines.AddRange(LinesOf(child.Provides));
        return new GraphNode(IdOf(child.Name), child.Name, lines, IsParent: false);
    }

    private static List<string> LinesOf(IReadOnlyList<Provision> provides) =>
        [.. provides.Chunk(4).Select(static some => string.Join(", ", some.Select(static provision => provision.Service)))];

    private static string IdOf(string child) => "child " + child;
}
