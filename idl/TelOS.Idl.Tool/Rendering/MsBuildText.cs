using System.Globalization;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A build's report in the form in which MSBuild finds errors and warnings in the output of a program.</summary>
internal static class MsBuildText
{
    /// <summary>Writes what is wrong; nothing when nothing is.</summary>
    public static void Write(ToneWriter writer, BuildReport report)
    {
        foreach (Diagnostic finding in report.Findings.Where(finding => finding.Severity != DiagnosticSeverity.Info))
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{VisibleText.Of(finding.Source.Path)}({finding.Start.Line + 1},{finding.Start.Column + 1}): {FindingText.NameOf(finding.Severity)} {finding.Descriptor.Id}: {VisibleText.Of($"{finding.Message} {finding.Remedy}")}"));
        }
        foreach (InputProblem problem in report.Problems)
        {
            writer.WriteLine($"{VisibleText.Of(problem.Path)} : error TIDL: {VisibleText.Of($"{problem.What}; {problem.Remedy}")}");
        }
        foreach (OutputPlan plan in report.Plans)
        {
            foreach (OutputChange change in plan.Changes.Where(change => change.State == OutputState.EditedOrphan))
            {
                writer.WriteLine($"{VisibleText.Of(Path.Combine(plan.Folder, change.Path))} : warning TIDL: it was changed by hand, and no contract gives it any more; it stays");
            }
        }
    }
}
