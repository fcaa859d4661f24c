using System.Text.Json;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Text;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A report for programs; lines and columns count from one, columns in UTF-16 units. Its schema is
/// <c>docs/schema/report-1.schema.json</c>.</summary>
internal static class JsonReport
{
    /// <summary>The version of the form.</summary>
    public const int Format = 1;

    /// <summary>The identity of the schema.</summary>
    public const string SchemaId = "urn:telos:tidl:schema:report:1";

    /// <summary>The report as UTF-8.</summary>
    public static byte[] Write(CheckReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", SchemaId);
        json.WriteNumber("format", Format);
        json.WriteNumber("files", report.Files);
        json.WriteNumber("errors", report.Count(DiagnosticSeverity.Error));
        json.WriteNumber("warnings", report.Count(DiagnosticSeverity.Warning));
        json.WriteNumber("infos", report.Count(DiagnosticSeverity.Info));
        WriteFindings(json, report.Findings);
        WriteProblems(json, report.Problems);
        if (report.Budgets is { } budgets)
        {
            WriteBudgets(json, budgets);
        }
        json.WriteEndObject();
    });

    /// <summary>Writes the field <c>findings</c>.</summary>
    public static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Diagnostic> findings)
    {
        json.WriteStartArray("findings");
        foreach (Diagnostic finding in findings)
        {
            WriteFinding(json, finding);
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the field <c>problems</c>.</summary>
    public static void WriteProblems(Utf8JsonWriter json, IReadOnlyList<InputProblem> problems)
    {
        json.WriteStartArray("problems");
        foreach (InputProblem problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("path", problem.Path);
            json.WriteString("message", problem.What);
            json.WriteString("remedy", problem.Remedy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the field <c>budgets</c>.</summary>
    public static void WriteBudgets(Utf8JsonWriter json, IReadOnlyList<BudgetRow> budgets)
    {
        json.WriteStartArray("budgets");
        foreach (BudgetRow row in budgets)
        {
            json.WriteStartObject();
            json.WriteString("path", row.Path);
            json.WriteString("method", row.Method);
            json.WriteNumber("requestBytes", row.Budget.RequestBytes);
            json.WriteNumber("replyBytes", row.Budget.ReplyBytes);
            json.WriteNumber("requestCaps", row.Budget.RequestCapabilities);
            json.WriteNumber("replyCaps", row.Budget.ReplyCapabilities);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Descriptor.Id);
        json.WriteString("severity", FindingText.NameOf(finding.Severity));
        json.WriteString("path", finding.Source.Path);
        WritePosition(json, "start", finding.Start);
        WritePosition(json, "end", finding.End);
        json.WriteString("title", finding.Descriptor.Title);
        json.WriteString("message", finding.Message);
        json.WriteString("remedy", finding.Remedy);
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string field, LinePosition position)
    {
        json.WriteStartObject(field);
        json.WriteNumber("line", position.Line + 1);
        json.WriteNumber("column", position.Column + 1);
        json.WriteEndObject();
    }
}
