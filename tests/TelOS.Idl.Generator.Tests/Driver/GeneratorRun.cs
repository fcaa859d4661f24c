using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelOS.Idl.Generator.Pipeline;

namespace TelOS.Idl.Generator.Tests.Driver;

/// <summary>What one run of the generator gave.</summary>
internal sealed class GeneratorRun(GeneratorRunResult result)
{
    /// <summary>The generated files by their names.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; } =
        result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>What was reported, in order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => result.Diagnostics;

    /// <summary>Everything the step made.</summary>
    public IEnumerable<object> Values(string step) => Outputs(step).Select(o => o.Value);

    /// <summary>Why the step's only output is as it is.</summary>
    public IncrementalStepRunReason Reason(string step) => Outputs(step).Single().Reason;

    /// <summary>Why the step's output for a contract is as it is.</summary>
    public IncrementalStepRunReason Reason(string step, string path) =>
        Outputs(step).Single(o => PathOf(o.Value) == path).Reason;

    /// <summary>All reasons of a step.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) => Outputs(step).Select(o => o.Reason);

    /// <summary>Why each output that reaches the compiler is as it is.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason);

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs);

    private static string? PathOf(object value) => value switch
    {
        ContractFile file => file.Path,
        ParsedContract parsed => parsed.File.Path,
        ContractModel model => model.Path,
        EmittedContract emitted => emitted.Path,
        _ => null,
    };
}
