using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>Something that happened in a scenario, in a form in which equal things are equal.</summary>
/// <param name="Stage">The stage in which it happened.</param>
/// <param name="Child">Who told it.</param>
/// <param name="Text">What happened, and all that was said about it.</param>
internal sealed partial record ScenarioEvent(int Stage, string Child, string Text)
{
    private static readonly string[] s_quotas = ["ram_quota", "cap_quota"];

    /// <summary>An event as the recording or the probe has it.</summary>
    public static ScenarioEvent Read(int stage, string child, JsonElement json)
    {
        var what = json.GetProperty("what").GetString()!;
        var fields = json.EnumerateObject()
            .Where(static field => field.Name is not ("what" or "stage" or "child" or "times"))
            .OrderBy(static field => field.Name, StringComparer.Ordinal)
            .Select(field => $"{field.Name}={Normalize(what, field)}");
        return new ScenarioEvent(stage, child, $"{what} {string.Join(' ', fields)}".TrimEnd());
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Stage} {Child}: {Text}";

    private static string Normalize(string what, JsonProperty field)
    {
        if (field.Value.ValueKind == JsonValueKind.Number)
        {
            return field.Value.GetInt64().ToString(CultureInfo.InvariantCulture);
        }

        var text = field.Value.GetString()!;
        return (what, field.Name) switch
        {
            // How much the server is asked for depends on what its libraries use.
            ("yield_request", "args") => "~",
            ("config_content" or "rom_content", "line") => $"'{Name().Replace(text, "$1 ")}'",
            (_, "args") => NormalizeArguments(text),
            (_, "text") when text.Contains(" requests resources: ", StringComparison.Ordinal) => NormalizeRequest(text),
            _ => $"'{text}'",
        };
    }

    // A node's name is an attribute like any other, and can be written as one.
    [GeneratedRegex(@"^( *\+ [a-z0-9_-]+) \| name: ")]
    private static partial Regex Name();

    // The order of keys says nothing, and numbers are written in many ways.
    private static string NormalizeArguments(string text)
    {
        var arguments = new SessionArguments(text);
        var quotas = s_quotas.Where(arguments.Contains)
            .Select(key => $"{key}={(key == "ram_quota" ? arguments.RamQuota : arguments.CapQuota)}");
        var rest = ArgumentText.Remove(ArgumentText.Remove(text, "ram_quota"), "cap_quota")
            .Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return $"[{string.Join("; ", quotas.Concat(rest).Order(StringComparer.Ordinal))}]";
    }

    private static string NormalizeRequest(string text)
    {
        var start = text.IndexOf(": ", StringComparison.Ordinal) + 2;
        return text[..start] + NormalizeArguments(text[start..]);
    }
}
