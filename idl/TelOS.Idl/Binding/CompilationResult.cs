using TelOS.Idl.Diagnostics;

namespace TelOS.Idl.Binding;

/// <summary>What became of a set of contract files.</summary>
/// <param name="Contracts">One for each given file, in the given order.</param>
/// <param name="Prelude">The contracts that every session depends on and that were not among the given files.</param>
/// <param name="Diagnostics">Everything that was found, in all files, ordered by path and place.</param>
public sealed record CompilationResult(
    IReadOnlyList<BoundContract> Contracts,
    IReadOnlyList<BoundContract> Prelude,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether anything was found that forbids generation.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
