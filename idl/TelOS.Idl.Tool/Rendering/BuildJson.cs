using System.Text.Json;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A build's report for programs. Its schema is <c>docs/schema/build-1.schema.json</c>.</summary>
internal static class BuildJson
{
    /// <summary>The version of the form.</summary>
    public const int Format = 1;

    /// <summary>The identity of the schema.</summary>
    public const string SchemaId = "urn:telos:tidl:schema:build:1";

    /// <summary>The report as UTF-8.</summary>
    /// <param name="report">The report.</param>
    /// <param name="working">What folders are shown relative to.</param>
    public static byte[] Write(BuildReport report, WorkingFolder working) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", SchemaId);
        json.WriteNumber("format", Format);
        json.WriteString("mode", report.Mode == BuildMode.Check ? "check" : "write");
        json.WriteNumber("contracts", report.Contracts);
        json.WriteNumber("errors", report.Findings.Count(finding => finding.Severity == DiagnosticSeverity.Error));
        json.WriteNumber("warnings", report.Findings.Count(finding => finding.Severity == DiagnosticSeverity.Warning));
        json.WriteBoolean("upToDate", report.Plans.Count > 0 && report.IsUpToDate);
        json.WriteStartArray("folders");
        foreach (OutputPlan plan in report.Plans)
        {
            WritePlan(json, plan, working);
        }
        json.WriteEndArray();
        JsonReport.WriteFindings(json, report.Findings);
        JsonReport.WriteProblems(json, report.Problems);
        json.WriteEndObject();
    });

    private static void WritePlan(Utf8JsonWriter json, OutputPlan plan, WorkingFolder working)
    {
        json.WriteStartObject();
        json.WriteString("path", working.Show(plan.Folder));
        json.WriteStartArray("files");
        foreach (OutputChange change in plan.Changes)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            json.WriteString("state", NameOf(change.State));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(OutputState state) => state switch
    {
        OutputState.Unchanged => "unchanged",
        OutputState.Missing => "missing",
        OutputState.Outdated => "outdated",
        OutputState.Edited => "edited",
        OutputState.Orphan => "orphan",
        OutputState.EditedOrphan => "editedOrphan",
        _ => "foreign",
    };
}
