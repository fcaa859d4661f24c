namespace TelOS.Init.Tests;

/// <summary>Where this init does something else than Genode's, on purpose.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Child">Who tells the events.</param>
/// <param name="Recorded">The recorded events that do not happen here, as <see cref="ScenarioEvent.Text"/>.</param>
/// <param name="Ours">The events that happen in their place.</param>
/// <param name="Why">Why.</param>
internal sealed record Difference(string Scenario, int Stage, string Child, IReadOnlyList<string> Recorded, IReadOnlyList<string> Ours, string Why)
{
    /// <summary>Whether it is so only with processes, or only with threads; null for both.</summary>
    public bool? HasProcesses { get; init; }
}
