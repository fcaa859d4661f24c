using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>What <c>tidl check</c> found, before it is written in one of the formats.</summary>
/// <param name="Files">The number of files that were read, imported ones included.</param>
/// <param name="Findings">The findings of all files, ordered by path and place.</param>
/// <param name="Problems">Inputs that could not be read.</param>
/// <param name="Budgets">What each method needs, or null when it was not asked for.</param>
internal sealed record CheckReport(
    int Files,
    IReadOnlyList<Diagnostic> Findings,
    IReadOnlyList<InputProblem> Problems,
    IReadOnlyList<BudgetRow>? Budgets)
{
    /// <summary>The number of findings of a severity.</summary>
    public int Count(DiagnosticSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}
