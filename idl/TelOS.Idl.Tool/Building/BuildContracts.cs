using TelOS.Idl.Binding;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>Contracts without errors, from which something is to be written.</summary>
/// <param name="Requested">The contracts to write from, each with the absolute path of its file, in the order of the command line.</param>
/// <param name="Visible">All contracts that these may refer to, themselves included.</param>
internal sealed record BuildContracts(IReadOnlyList<(string Path, Contract Model)> Requested, IReadOnlyList<Contract> Visible)
{
    /// <summary>Takes them out of a compilation.</summary>
    /// <param name="result">The compilation, without errors.</param>
    /// <param name="requested">How many of its contracts, the first ones, are to be written from.</param>
    public static BuildContracts Of(CompilationResult result, int requested) => new(
        [.. result.Contracts.Take(requested).Select(contract => (contract.Tree.Source.Path, contract.Model!))],
        [.. result.Contracts.Concat(result.Prelude).Select(contract => contract.Model!)]);
}
