using System.Text.Json;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Text;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A report in SARIF 2.1.0, for code review tools. Locations are relative URIs: the report is the same on every machine.</summary>
internal static class SarifReport
{
    private const string Root = "SRCROOT";

    /// <summary>The report as UTF-8.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="rules">The kinds of findings there are.</param>
    /// <param name="help">The catalogue's page of a kind, in Markdown.</param>
    /// <param name="version">This program's version.</param>
    public static byte[] Write(
        CheckReport report, IReadOnlyList<DiagnosticDescriptor> rules, Func<DiagnosticDescriptor, string> help, string version) =>
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules, help, version);
            json.WriteStartArray("invocations");
            WriteInvocation(json, report.Problems);
            json.WriteEndArray();
            json.WriteStartObject("originalUriBaseIds");
            json.WriteStartObject(Root);
            WriteMessage(json, "description", "The folder in which tidl was run.");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            WriteResults(json, report.Findings, rules);
            if (report.Budgets is { } budgets)
            {
                json.WriteStartObject("properties");
                JsonReport.WriteBudgets(json, budgets);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteTool(
        Utf8JsonWriter json, IReadOnlyList<DiagnosticDescriptor> rules, Func<DiagnosticDescriptor, string> help, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "tidl");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (DiagnosticDescriptor rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteMessage(json, "shortDescription", rule.Title);
            json.WriteStartObject("help");
            string page = help(rule);
            json.WriteString("text", page);
            json.WriteString("markdown", page);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, IReadOnlyList<InputProblem> problems)
    {
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", problems.Count == 0);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (InputProblem problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            WriteMessage(json, "message", problem.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResults(
        Utf8JsonWriter json, IReadOnlyList<Diagnostic> findings, IReadOnlyList<DiagnosticDescriptor> rules)
    {
        Dictionary<string, int> places = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(StringComparer.Ordinal);
        json.WriteStartArray("results");
        foreach (Diagnostic finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Descriptor.Id);
            if (places.TryGetValue(finding.Descriptor.Id, out int place))
            {
                json.WriteNumber("ruleIndex", place);
            }
            json.WriteString("level", LevelOf(finding.Severity));
            WriteMessage(json, "message", $"{finding.Message} {finding.Remedy}");
            json.WriteStartArray("locations");
            WriteLocation(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, Diagnostic finding)
    {
        LinePosition start = finding.Start;
        LinePosition end = finding.End;
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(finding.Source.Path));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", start.Line + 1);
        json.WriteNumber("startColumn", start.Column + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Column + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string field, string text)
    {
        json.WriteStartObject(field);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string UriOf(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
