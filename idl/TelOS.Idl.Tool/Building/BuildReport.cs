using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.CommandLine;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>What a build did, or would do.</summary>
/// <param name="Mode">Whether it wrote.</param>
/// <param name="Contracts">The number of contracts it wrote from.</param>
/// <param name="Findings">What is wrong with the contracts, ordered by path and place.</param>
/// <param name="Problems">What could not be read or written; then nothing was written.</param>
/// <param name="Plans">What was done with each output folder; empty when there are errors or problems.</param>
/// <param name="Sources">All files the outputs depend on, contracts and templates; absolute paths.</param>
internal sealed record BuildReport(
    BuildMode Mode,
    int Contracts,
    IReadOnlyList<Diagnostic> Findings,
    IReadOnlyList<InputProblem> Problems,
    IReadOnlyList<OutputPlan> Plans,
    IReadOnlyList<string> Sources)
{
    /// <summary>The places where imports were looked for; absolute paths. A file that appears at one may change the outputs.</summary>
    public IReadOnlyList<string> ImportCandidates { get; init; } = [];

    /// <summary>Whether the contracts have errors.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether everything was up to date before the build.</summary>
    public bool IsUpToDate => Plans.All(plan => plan.IsUpToDate);

    /// <summary>The exit code that says how it went.</summary>
    public int Code =>
        Problems.Count > 0 ? ExitCode.Unusable
        : HasErrors || (Mode == BuildMode.Check && !IsUpToDate) ? ExitCode.Findings
        : ExitCode.Fine;

    /// <summary>The number of files in a state, in all folders.</summary>
    public int Count(OutputState state) => Plans.Sum(plan => plan.Count(state));
}
