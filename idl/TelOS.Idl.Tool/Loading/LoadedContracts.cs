using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Tool.Loading;

/// <summary>Contract files that were read from disk.</summary>
/// <param name="Requested">The files that the command was given, in order.</param>
/// <param name="Imported">The files that they import, directly or not, in the order in which they were met.</param>
/// <param name="ImportRoots">The folders below which imports are looked for; absolute paths.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record LoadedContracts(
    IReadOnlyList<SyntaxTree> Requested,
    IReadOnlyList<SyntaxTree> Imported,
    IReadOnlyList<string> ImportRoots,
    IReadOnlyList<InputProblem> Problems)
{
    /// <summary>All files.</summary>
    public IReadOnlyList<SyntaxTree> All => [.. Requested, .. Imported];

    /// <summary>The places where imports were looked for, whether a file is there or not.</summary>
    public IReadOnlyList<string> ImportCandidates =>
    [
        .. from tree in All
           from import in tree.Root.Imports
           from candidate in ImportPaths.Candidates(tree.Source.Path, import.Path, ImportRoots)
           select candidate,
    ];

    /// <summary>Binds all files.</summary>
    /// <param name="folder">Findings show paths relative to it.</param>
    /// <param name="warningsAsErrors">Whether warnings count as errors.</param>
    /// <returns>The contracts in the order of <see cref="All"/>, and what was found.</returns>
    public CompilationResult Compile(WorkingFolder folder, bool warningsAsErrors = false)
    {
        CompilationResult result = ContractCompiler.Compile(All, ImportRoots);
        Dictionary<string, SourceText> shown = new(StringComparer.Ordinal);
        foreach (SourceText source in All.Select(tree => tree.Source))
        {
            shown[source.Path] = new SourceText(folder.Show(source.Path), source.Content);
        }
        return result with
        {
            Diagnostics =
            [
                .. result.Diagnostics.Select(finding => finding with
                {
                    Severity = warningsAsErrors && finding.Severity == DiagnosticSeverity.Warning ? DiagnosticSeverity.Error : finding.Severity,
                    Source = shown.GetValueOrDefault(finding.Source.Path, finding.Source),
                    Arguments = ValueArray.From(finding.Arguments.Select(
                        argument => shown.TryGetValue(argument, out SourceText? named) ? named.Path : argument)),
                }),
            ],
        };
    }
}
