using System.Globalization;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A build's report for people: findings to standard error, then one line that sums up, and before it what somebody has to know.</summary>
internal static class BuildText
{
    /// <summary>Files of a folder that are named; more would hide what matters.</summary>
    private const int MaxNotes = 20;

    /// <summary>Writes the report.</summary>
    public static void Write(ToolConsole console, BuildReport report)
    {
        // Remarks are for `tidl check`: nobody reads them at every build.
        foreach (Diagnostic finding in report.Findings.Where(finding => finding.Severity != DiagnosticSeverity.Info))
        {
            FindingText.Write(console.Error, finding);
        }
        foreach (Loading.InputProblem problem in report.Problems)
        {
            console.Report(problem);
        }
        if (report.Plans.Count == 0)
        {
            return;
        }
        foreach (OutputPlan plan in report.Plans)
        {
            WriteNotes(console, report.Mode, plan);
        }
        WriteSummary(console.Out, report);
    }

    /// <summary>What a build did, in one line.</summary>
    public static void WriteSummary(ToneWriter writer, BuildReport report)
    {
        writer.Write($"{Counted(report.Contracts, "contract")}: ");
        if (report.IsUpToDate)
        {
            writer.WriteLine("up to date", Tone.Good);
            return;
        }
        if (report.Mode == BuildMode.Check)
        {
            writer.WriteLine("not up to date; run the same command without --check", Tone.Error);
            return;
        }
        int written = report.Plans.Sum(plan => plan.Changes.Count(change => change.IsWrite));
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted(written, "file")} written, {report.Count(OutputState.Orphan)} removed, {report.Count(OutputState.Unchanged)} unchanged"));
    }

    private static void WriteNotes(ToolConsole console, BuildMode mode, OutputPlan plan)
    {
        string folder = console.Folder.Show(plan.Folder);
        List<string> notes = [.. plan.Changes.Select(change => NoteOf(mode, change.State, $"{folder}/{change.Path}")).OfType<string>()];
        if (mode == BuildMode.Check && plan.ChangesManifest)
        {
            notes.Add($"{(plan.HasManifest ? "out of date" : "missing")}: {folder}/{Manifest.FileName}");
        }
        Tone tone = mode == BuildMode.Check ? Tone.Warning : Tone.Plain;
        foreach (string note in notes.Take(MaxNotes))
        {
            console.Out.WriteLine(VisibleText.Of(note), tone);
        }
        if (notes.Count > MaxNotes)
        {
            console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {notes.Count - MaxNotes} more in {VisibleText.Of(folder)}"), tone);
        }
    }

    private static string? NoteOf(BuildMode mode, OutputState state, string path) => (state, mode) switch
    {
        (OutputState.EditedOrphan, _) => $"kept: {path} was changed by hand, and no contract gives it any more",
        (OutputState.Edited, BuildMode.Write) => $"replaced: {path} had been changed by hand",
        (OutputState.Orphan, BuildMode.Write) => $"removed: {path}",
        (OutputState.Unchanged, _) or (_, BuildMode.Write) => null,
        (OutputState.Missing, _) => $"missing: {path}",
        (OutputState.Orphan, _) => $"left over: {path}",
        (OutputState.Edited, _) => $"changed by hand: {path}",
        _ => $"out of date: {path}",
    };

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
