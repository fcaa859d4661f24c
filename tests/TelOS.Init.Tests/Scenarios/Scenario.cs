using System.Text.Json;

namespace TelOS.Init.Tests;

/// <summary>A recorded scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stages">Its parts.</param>
/// <param name="Modules">Boot modules besides the usual ones.</param>
/// <param name="Beside">Start nodes of components beside the init under test.</param>
internal sealed record Scenario(
    string Name, IReadOnlyList<ScenarioStage> Stages, IReadOnlyDictionary<string, string> Modules, string? Beside)
{
    private const string Variable = "TELOS_VECTORS";

    private static readonly Lazy<IReadOnlyDictionary<string, Scenario>> s_all = new(ReadAll);

    /// <summary>All scenarios by name.</summary>
    public static IReadOnlyDictionary<string, Scenario> All => s_all.Value;

    /// <summary>The configurations of a scenario in XML, stage by stage; none when it was not recorded.</summary>
    public IReadOnlyList<string> Xml { get; init; } = [];

    private static Dictionary<string, Scenario> ReadAll()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        var file = string.IsNullOrEmpty(folder)
            ? Path.Combine(AppContext.BaseDirectory, "scenarios.json")
            : Path.Combine(folder, "init", "scenarios.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.EnumerateArray().Select(Read).ToDictionary(static scenario => scenario.Name, StringComparer.Ordinal);
    }

    private static Scenario Read(JsonElement json)
    {
        var events = json.GetProperty("events").EnumerateArray()
            .Select(static entry => ScenarioEvent.Read(entry.GetProperty("stage").GetInt32(), entry.GetProperty("child").GetString()!, entry))
            .ToList();
        var report = json.GetProperty("state_report");
        var stages = json.TryGetProperty("configs", out var configs)
            ? configs.EnumerateArray().Select(config => ReadStage(config, events, report)).ToList()
            : [new ScenarioStage(0, json.GetProperty("config").GetString()!, json.GetProperty("duration_ms").GetInt32(), events, report.GetString())];
        var modules = json.TryGetProperty("parent_roms", out var roms)
            ? roms.EnumerateObject().ToDictionary(static rom => rom.Name, static rom => rom.Value.GetString()!, StringComparer.Ordinal)
            : [];
        var beside = json.TryGetProperty("parent_extra", out var extra) ? extra.GetString() : null;
        return new Scenario(json.GetProperty("name").GetString()!, stages, modules, beside) { Xml = ReadXml(json) };
    }

    private static ScenarioStage ReadStage(JsonElement config, List<ScenarioEvent> events, JsonElement reports)
    {
        var index = config.GetProperty("stage").GetInt32();
        var report = reports.ValueKind == JsonValueKind.Array
            ? reports.EnumerateArray().First(entry => entry.GetProperty("stage").GetInt32() == index).GetProperty("text").GetString()
            : null;
        return new ScenarioStage(
            index,
            config.GetProperty("text").GetString()!,
            config.GetProperty("duration_ms").GetInt32(),
            events.FindAll(entry => entry.Stage == index),
            report);
    }

    private static List<string> ReadXml(JsonElement json)
    {
        if (!json.TryGetProperty("also_xml", out var xml))
        {
            return [];
        }

        return xml.ValueKind == JsonValueKind.String
            ? [xml.GetString()!]
            : [.. xml.EnumerateArray().Select(static stage => stage.GetProperty("text").GetString()!)];
    }
}
