namespace TelOS.Init;

/// <summary>Where a session goes, or why it goes nowhere.</summary>
/// <param name="Failure">Why it goes nowhere.</param>
/// <param name="Target">Who serves it.</param>
/// <param name="Child">The name of the child that serves it, for <see cref="TargetKind.Child"/>.</param>
/// <param name="Label">What the server sees as the label.</param>
/// <param name="IsAmbiguous">Whether a target `any-child` met several children that provide the service.</param>
/// <param name="Rule">The rule that decided, or null.</param>
public sealed record Route(
    RouteFailure Failure, TargetKind Target, string? Child, string Label, bool IsAmbiguous, RouteRule? Rule)
{
    /// <summary>Whether it goes to the same server with the same label.</summary>
    /// <param name="other">Another route.</param>
    public bool IsSame(Route other) =>
        Failure == RouteFailure.None
        && other.Failure == RouteFailure.None
        && Target == other.Target
        && Child == other.Child
        && Label == other.Label;
}
