namespace TelOS.Init;

/// <summary>Which sessions go to which servers.</summary>
/// <param name="Service">The service's name, or null for any.</param>
/// <param name="Selector">The labels that it is about.</param>
/// <param name="Targets">Who may serve them; the first that can does.</param>
/// <param name="Line">Where it stands in the configuration.</param>
public sealed record RouteRule(string? Service, LabelSelector Selector, IReadOnlyList<RouteTarget> Targets, int Line)
{
    /// <summary>Whether it is about a session.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="label">The label with the child's name.</param>
    /// <param name="child">The child's name.</param>
    public bool Matches(string service, string label, string child) =>
        (Service is null || Service == service) && Selector.Matches(label, child);
}
