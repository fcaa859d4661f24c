using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Reads the nodes `route` and `default-route`.</summary>
internal static class RouteReader
{
    /// <summary>Reads the rules of a node.</summary>
    public static IReadOnlyList<RouteRule> Read(Node route, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        var rules = new List<RouteRule>();
        foreach (var node in route.Children)
        {
            if (node.Type is "service" or "any-service")
            {
                if (ReadRule(new AttributeReader(node, diagnostics), diagnostics) is { } rule)
                {
                    rules.Add(rule);
                }
            }
        }

        new AttributeReader(route, diagnostics).Finish("service", "any-service");
        return rules;
    }

    private static RouteRule? ReadRule(AttributeReader reader, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        var service = reader.Node.Type == "service" ? reader.RequiredName() : null;
        if (service is null && reader.Node.Type == "service")
        {
            return null;
        }

        var selector = reader.Selector(hasUnscoped: true);
        var targets = new List<RouteTarget>();
        foreach (var node in reader.Node.Children)
        {
            if (ReadTarget(new AttributeReader(node, diagnostics)) is { } target)
            {
                targets.Add(target);
            }
        }

        reader.Finish("parent", "child", "any-child", "local");
        return new RouteRule(service, selector, targets, reader.Line);
    }

    private static RouteTarget? ReadTarget(AttributeReader reader)
    {
        TargetKind kind;
        switch (reader.Node.Type)
        {
            case "parent":
                kind = TargetKind.Parent;
                break;
            case "child":
                kind = TargetKind.Child;
                break;
            case "any-child":
                kind = TargetKind.AnyChild;
                break;
            case "local":
                kind = TargetKind.Local;
                break;
            default:
                return null;
        }

        var child = kind == TargetKind.Child ? reader.RequiredName() : "";
        var target = new RouteTarget(
            kind,
            child ?? "",
            reader.Text("label"),
            reader.Text("identity"),
            reader.Text("resource"),
            reader.Text("prepend_resource") ?? "",
            reader.Line);
        // The mistake of the format: what follows on the same line lies deeper.
        foreach (var deeper in reader.Node.Children)
        {
            reader.Warn(deeper.Line, $"The node '{deeper.Type}' lies inside the target '{reader.Node.Type}' and is ignored; put each target on a line of its own.");
        }

        return child is null ? null : target;
    }
}
