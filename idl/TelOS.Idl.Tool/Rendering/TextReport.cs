using System.Globalization;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A report for people.</summary>
internal static class TextReport
{
    /// <summary>Writes the findings, the budgets when asked for, and a line that sums up what was read.</summary>
    public static void Write(ToneWriter writer, CheckReport report)
    {
        foreach (Diagnostic finding in report.Findings)
        {
            FindingText.Write(writer, finding);
        }
        if (report.Budgets is { } budgets)
        {
            BudgetText.Write(writer, budgets);
        }
        if (report.Files > 0)
        {
            WriteSummary(writer, report);
        }
    }

    private static void WriteSummary(ToneWriter writer, CheckReport report)
    {
        writer.Write($"{Counted(report.Files, "file")} checked: ");
        if (report.Findings.Count == 0)
        {
            writer.WriteLine("nothing found", Tone.Good);
            return;
        }
        DiagnosticSeverity[] severities = [DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Info];
        string separator = string.Empty;
        foreach (DiagnosticSeverity severity in severities.Where(severity => report.Count(severity) > 0))
        {
            writer.Write(separator);
            writer.Write(Counted(report.Count(severity), NameOf(severity)), FindingText.ToneOf(severity));
            separator = ", ";
        }
        writer.WriteLine();
    }

    private static string NameOf(DiagnosticSeverity severity) =>
        severity == DiagnosticSeverity.Info ? "remark" : FindingText.NameOf(severity);

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
