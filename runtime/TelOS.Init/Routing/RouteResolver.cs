namespace TelOS.Init;

/// <summary>Finds the server of a session.</summary>
/// <param name="directory">Who provides what.</param>
public sealed class RouteResolver(IServiceDirectory directory)
{
    /// <summary>Finds it.</summary>
    /// <remarks>The first rule that is about the session decides; only one for any service leaves it to the rules behind it when none
    /// of its targets can serve the session.</remarks>
    /// <param name="rules">The rules, or null when there are none.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="label">The label with the child's name.</param>
    /// <param name="child">The child's name.</param>
    public Route Resolve(IReadOnlyList<RouteRule>? rules, string service, string label, string child)
    {
        if (rules is null)
        {
            return Fail(RouteFailure.NoRules, isAmbiguous: false, null);
        }

        var isAmbiguous = false;
        foreach (var rule in rules)
        {
            if (!rule.Matches(service, label, child))
            {
                continue;
            }

            foreach (var target in rule.Targets)
            {
                if (TryServe(target, service, ref isAmbiguous, out var server))
                {
                    return new Route(RouteFailure.None, server.Kind, server.Child, target.Rewrite(label), isAmbiguous, rule);
                }
            }

            if (rule.Service is not null)
            {
                return Fail(RouteFailure.Denied, isAmbiguous, rule);
            }
        }

        return Fail(RouteFailure.NoRoute, isAmbiguous, null);
    }

    private static Route Fail(RouteFailure failure, bool isAmbiguous, RouteRule? rule) =>
        new(failure, TargetKind.Parent, null, "", isAmbiguous, rule);

    private bool TryServe(RouteTarget target, string service, ref bool isAmbiguous, out (TargetKind Kind, string? Child) server)
    {
        server = (target.Kind, null);
        switch (target.Kind)
        {
            case TargetKind.Parent:
                return directory.IsProvidedByParent(service);
            case TargetKind.Local:
                return directory.IsProvidedLocally(service);
            default:
                break;
        }

        var wanted = target.Kind == TargetKind.Child ? directory.Dereference(target.Child) : null;
        string? found = null;
        foreach (var provider in directory.Providers(service))
        {
            if (wanted is null && found is not null)
            {
                isAmbiguous = true;
                return false;
            }

            found = wanted is null || provider == wanted ? provider : found;
        }

        server = (TargetKind.Child, found);
        return found is not null;
    }
}
