namespace TelOS.Host.Tool;

/// <summary>Which calls are shown.</summary>
/// <param name="Child">A child, whose calls and answers are shown, and those of its own children; null for all.</param>
/// <param name="Service">A service; null for all.</param>
/// <param name="HasInit">Whether those are shown that the topmost init makes itself.</param>
internal sealed record CallFilter(string? Child, string? Service, bool HasInit)
{
    /// <summary>Whether a call is shown.</summary>
    public bool Shows(TracedCall call) =>
        (Service is null || call.Service == Service)
        && (Child is null ? HasInit || call.Client != "init" : IsOf(call.Client, Child) || IsOf(call.Server, Child));

    private static bool IsOf(string component, string child) =>
        component == child || component.StartsWith($"{child} -> ", StringComparison.Ordinal);
}
