using System.Diagnostics;

namespace TelOS.Init.Tests;

/// <summary>Plays a scenario, and compares what happens with what was recorded.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="hasProcesses">Whether the components are processes, and not threads.</param>
internal sealed class ScenarioRun(Scenario scenario, bool hasProcesses = false)
{
    private const string UnderTest = "<init>";
    private const int Patience = 20_000;
    private const int Pause = 10;

    // How long something unexpected may still come when everything expected is there.
    private const int Grace = 60;
    private const int QuietStage = 300;

    /// <summary>Plays it.</summary>
    public void Play()
    {
        using var system = new ScenarioSystem(scenario, hasProcesses);
        foreach (var stage in scenario.Stages)
        {
            if (stage.Index > 0)
            {
                system.Begin(stage);
            }

            Await(system, stage);
        }
    }

    private void Await(ScenarioSystem system, ScenarioStage stage)
    {
        var expected = Expected(stage);
        var isRepeating = Differences.Repeating.Contains(scenario.Name);
        var clock = Stopwatch.StartNew();
        var least = expected.Count == 0 && stage.Report is null ? QuietStage : 0;
        string? problem;
        do
        {
            Thread.Sleep(Pause);
            problem = Compare(system, stage, expected, isRepeating);
        }
        while ((problem is not null || clock.ElapsedMilliseconds < least) && clock.ElapsedMilliseconds < Patience);

        if (problem is null && !isRepeating)
        {
            Thread.Sleep(Grace);
            problem = Compare(system, stage, expected, isRepeating);
        }

        Assert.True(problem is null, $"{scenario.Name}, stage {stage.Index}: {problem}\n--- log\n{system.Log}");
    }

    private List<ScenarioEvent> Expected(ScenarioStage stage)
    {
        var expected = stage.Events.ToList();
        foreach (var difference in Differences.All.Where(IsAbout))
        {
            // What takes the place of recorded events stands where the first of them stood.
            var place = expected.Count;
            foreach (var text in difference.Recorded)
            {
                var at = expected.IndexOf(new ScenarioEvent(stage.Index, difference.Child, text));
                Assert.True(at >= 0, $"not recorded: {difference.Child} {text}");
                expected.RemoveAt(at);
                place = Math.Min(place, at);
            }

            expected.InsertRange(place, difference.Ours.Select(text => new ScenarioEvent(stage.Index, difference.Child, text)));
        }

        return expected;

        bool IsAbout(Difference difference) =>
            difference.Scenario == scenario.Name
            && difference.Stage == stage.Index
            && (difference.HasProcesses is not { } only || only == hasProcesses);
    }

    private string? Compare(ScenarioSystem system, ScenarioStage stage, List<ScenarioEvent> expected, bool isRepeating)
    {
        var isAffinityRecorded = stage.Events.Any(static entry => entry.Text.StartsWith("srv_affinity", StringComparison.Ordinal));
        var actual = system.Events
            .Where(entry => entry.Stage == stage.Index && (isAffinityRecorded || !entry.Text.StartsWith("srv_affinity", StringComparison.Ordinal)))
            .ToList();
        foreach (var child in expected.Concat(actual).Select(static entry => entry.Child).Distinct())
        {
            var wanted = Select(expected, child);
            var seen = Select(actual, child);
            if (isRepeating && seen.Count > wanted.Count)
            {
                seen.RemoveRange(wanted.Count, seen.Count - wanted.Count);
            }

            if (!wanted.SequenceEqual(seen, StringComparer.Ordinal))
            {
                return $"{child}\n--- expected\n{string.Join('\n', wanted)}\n--- actual\n{string.Join('\n', seen)}";
            }
        }

        return CompareReport(system.Report, stage);
    }

    private string? CompareReport(string? report, ScenarioStage stage)
    {
        if (stage.Report is not { } wanted || Differences.Reports.ContainsKey((scenario.Name, stage.Index)))
        {
            return null;
        }

        if (report is null)
        {
            return "no report";
        }

        var (expected, actual) = (StateText.Normalize(wanted), StateText.Normalize(report, wanted));
        return expected == actual ? null : $"report\n--- expected\n{expected}\n--- actual\n{actual}";
    }

    // Several children can make the init under test say something at the same time.
    private static List<string> Select(IEnumerable<ScenarioEvent> events, string child)
    {
        var texts = events.Where(entry => entry.Child == child).Select(static entry => entry.Text);
        return child == UnderTest ? [.. texts.Order(StringComparer.Ordinal)] : [.. texts];
    }
}
