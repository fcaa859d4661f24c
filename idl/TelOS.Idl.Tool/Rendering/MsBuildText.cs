using System.Globalization;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>A build's errors in the form in which MSBuild finds them in the output of a program. Warnings are not repeated: whoever compiles
/// the contracts, or checks them, has shown them.</summary>
internal static class MsBuildText
{
    /// <summary>Writes the errors; nothing when there is none.</summary>
    public static void Write(ToneWriter writer, BuildReport report)
    {
        foreach (Diagnostic finding in report.Findings.Where(finding => finding.Severity == DiagnosticSeverity.Error))
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{VisibleText.Of(finding.Source.Path)}({finding.Start.Line + 1},{finding.Start.Column + 1}): error {finding.Descriptor.Id}: {VisibleText.Of($"{finding.Message} {finding.Remedy}")}"));
        }
        foreach (InputProblem problem in report.Problems)
        {
            writer.WriteLine($"{VisibleText.Of(problem.Path)} : error TIDL: {VisibleText.Of($"{problem.What}; {problem.Remedy}")}");
        }
    }
}
