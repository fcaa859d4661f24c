namespace TelOS.Init;

/// <summary>Looks for names that lead nowhere in a configuration that was read.</summary>
/// <param name="configuration">The configuration.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class ReferenceCheck(InitConfiguration configuration, ICollection<ConfigurationDiagnostic> diagnostics)
{
    /// <summary>Looks.</summary>
    public void Run()
    {
        foreach (var alias in configuration.Aliases)
        {
            if (Find(alias.Name) is not null)
            {
                Warn(alias.Line, $"The alias '{alias.Name}' is the name of a child, too.");
            }
            else if (Find(alias.Child) is null)
            {
                Warn(alias.Line, $"The alias '{alias.Name}' stands for '{alias.Child}', and there is no such child.");
            }
        }

        CheckRules(configuration.DefaultRoute ?? []);
        foreach (var child in configuration.Children)
        {
            CheckRules(child.Route ?? []);
            CheckChild(child);
        }

        foreach (var offer in configuration.Offers)
        {
            foreach (var policy in offer.Policies)
            {
                CheckServer(policy.Child, offer.Service, policy.Line);
            }
        }
    }

    private void CheckRules(IReadOnlyList<RouteRule> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            CheckRule(rule, rules.Take(i));
            foreach (var target in rule.Targets)
            {
                if (target.Kind == TargetKind.Child)
                {
                    CheckServer(configuration.Dereference(target.Child), rule.Service, target.Line);
                }
                else if (target.Kind == TargetKind.Parent && rule is { Service: { } service, Targets.Count: 1 }
                    && !configuration.ParentProvides.Any(provision => provision.Service == service))
                {
                    Warn(target.Line, $"The service '{service}' is routed to the parent, and 'parent-provides' does not list it.");
                }
            }
        }
    }

    private void CheckRule(RouteRule rule, IEnumerable<RouteRule> earlier)
    {
        if (rule.Targets.Count == 0)
        {
            Warn(rule.Line, rule.Service is null
                ? "The rule for any service has no target, so that it does nothing."
                : $"The rule for '{rule.Service}' has no target, so that it denies.");
        }

        var selector = rule.Selector;
        if (selector.Unscoped is not null && (selector.Label ?? selector.Prefix ?? selector.Suffix ?? selector.Last) is not null)
        {
            Warn(rule.Line, "With 'unscoped_label', the other attributes about labels are not looked at.");
        }

        if (rule.Service is not null
            && earlier.FirstOrDefault(other => other.Service == rule.Service && (other.Selector == LabelSelector.Any || other.Selector == selector)) is { } hiding)
        {
            Warn(rule.Line, $"The rule is never reached: the one for '{rule.Service}' in line {hiding.Line} covers all that it is about.");
        }

        foreach (var target in rule.Targets)
        {
            if (target.Label is not null && (target.Identity ?? target.Resource) is not null)
            {
                Warn(target.Line, "With 'label', the attributes 'identity', 'resource' and 'prepend_resource' are not looked at.");
            }
        }
    }

    private void CheckServer(string? name, string? service, int line)
    {
        if (name is null)
        {
            return;
        }

        if (Find(name) is not { } server)
        {
            Warn(line, $"There is no child '{name}'; as long as that is so, the session is denied.");
        }
        else if (service is not null && !server.CanProvide(service))
        {
            Warn(line, $"The child '{name}' does not list '{service}' under 'provides'.");
        }
    }

    private void CheckChild(StartNode child)
    {
        if ((child.Ram ?? configuration.DefaultRam) == 0)
        {
            Warn(child.Line, $"The child '{child.Name}' gets no memory: neither 'start' nor 'default' says 'ram'.");
        }

        if ((child.Caps ?? configuration.DefaultCaps) == 0)
        {
            Warn(child.Line, $"The child '{child.Name}' gets no capabilities: neither 'start' nor 'default' says 'caps'.");
        }

        if (child.Route is null && configuration.DefaultRoute is null)
        {
            Warn(child.Line, $"The child '{child.Name}' has no 'route', and there is no 'default-route': it cannot start.");
        }

        if (child.Heartbeat is not null && configuration.HeartbeatRateMs == 0)
        {
            Warn(child.Line, $"The child '{child.Name}' is to give signs of life, and no 'heartbeat' says how often.");
        }

        var lowest = 1 - Math.Max(configuration.PriorityLevels, 1);
        if (child.Priority < lowest)
        {
            Warn(child.Line, $"The priority {child.Priority} of '{child.Name}' is below the lowest of 'prio_levels', {lowest}.");
        }

        if (child.Affinity is { } part)
        {
            CheckAffinity(child, part);
        }

        foreach (var name in child.Process.PathNames)
        {
            if (!configuration.Paths.Any(path => path.Name == name))
            {
                Warn(child.Line, $"The child '{child.Name}' is to read '{name}', and no node 'path' in 'telos' says where that is.");
            }
        }
    }

    private void CheckAffinity(StartNode child, AffinityPart part)
    {
        if (configuration.AffinitySpace is not { } space)
        {
            Warn(child.Line, $"The child '{child.Name}' has an 'affinity', and there is no 'affinity-space'.");
        }
        else if (part.In(space) is null)
        {
            Warn(child.Line, $"The 'affinity' of '{child.Name}' lies outside the 'affinity-space'.");
        }
    }

    private StartNode? Find(string name) => configuration.Children.FirstOrDefault(child => child.Name == name);

    private void Warn(int line, string message) =>
        diagnostics.Add(new ConfigurationDiagnostic(line, DiagnosticSeverity.Warning, message));
}
