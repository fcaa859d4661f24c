namespace TelOS.Init.Tests;

/// <summary>A part of a scenario: a configuration, and what happens with it.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Config">The configuration of the init under test.</param>
/// <param name="DurationMs">How long the recording took.</param>
/// <param name="Events">What happened, in the order of the recording.</param>
/// <param name="Report">The last report on the state, or null when there was none.</param>
internal sealed record ScenarioStage(int Index, string Config, int DurationMs, IReadOnlyList<ScenarioEvent> Events, string? Report);
