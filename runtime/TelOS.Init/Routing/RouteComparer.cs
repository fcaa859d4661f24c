namespace TelOS.Init;

/// <summary>Compares rules, wherever they stand in the configuration.</summary>
internal static class RouteComparer
{
    /// <summary>Whether both say the same.</summary>
    public static bool AreEqual(IReadOnlyList<RouteRule>? left, IReadOnlyList<RouteRule>? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Count == right.Count && left.Zip(right, AreEqual).All(static isEqual => isEqual);

    private static bool AreEqual(RouteRule left, RouteRule right) =>
        left.Service == right.Service
        && left.Selector == right.Selector
        && left.Targets.Select(static target => target with { Line = 0 }).SequenceEqual(right.Targets.Select(static target => target with { Line = 0 }));
}
