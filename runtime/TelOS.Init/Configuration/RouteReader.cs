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
                    WarnWhenHidden(rule, rules, diagnostics);
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

        if (targets.Count == 0)
        {
            reader.Warn($"The rule for {Describe(service)} has no target, so that it {(service is null ? "does nothing" : "denies")}.");
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
        if (target.Label is not null && (target.Identity ?? target.Resource) is not null)
        {
            reader.Warn("With 'label', the attributes 'identity', 'resource' and 'prepend_resource' are not looked at.");
        }

        // The mistake of the format: what follows on the same line lies deeper.
        foreach (var deeper in reader.Node.Children)
        {
            reader.Warn(deeper.Line, $"The node '{deeper.Type}' lies inside the target '{reader.Node.Type}' and is ignored; put each target on a line of its own.");
        }

        return child is null ? null : target;
    }

    private static void WarnWhenHidden(RouteRule rule, List<RouteRule> earlier, ICollection<ConfigurationDiagnostic> diagnostics)
    {
        var hiding = rule.Service is null
            ? null
            : earlier.Find(other => other.Service == rule.Service && (other.Selector == LabelSelector.Any || other.Selector == rule.Selector));
        if (hiding is not null)
        {
            diagnostics.Add(new ConfigurationDiagnostic(
                rule.Line,
                DiagnosticSeverity.Warning,
                hiding.Line == 0
                    ? $"The rule is never reached: an earlier one for '{rule.Service}' covers all that it is about."
                    : $"The rule is never reached: the one for '{rule.Service}' in line {hiding.Line} covers all that it is about."));
        }
    }

    private static string Describe(string? service) => service is null ? "any service" : $"'{service}'";
}
