using System.Collections.Immutable;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>All contracts of the project, bound together. Compared by reference; what follows takes value-equal parts out of it.</summary>
internal sealed class BoundContracts
{
    private readonly Dictionary<ParsedContract, (ContractModel Model, ContractPositions Positions)> _contracts = [];
    private readonly ContractToolchain _toolchain;

    private BoundContracts(ContractToolchain toolchain, ValueArray<DiagnosticModel> diagnostics)
    {
        _toolchain = toolchain;
        Diagnostics = diagnostics;
    }

    /// <summary>What is wrong, ordered by path and place.</summary>
    public ValueArray<DiagnosticModel> Diagnostics { get; }

    /// <summary>The model of a file, or null when nothing is generated from it: it is only imported, or has errors.</summary>
    public ContractModel? FindModel(ParsedContract contract) =>
        _contracts.TryGetValue(contract, out (ContractModel Model, ContractPositions Positions) bound) ? bound.Model : null;

    /// <summary>Where a file declares what, or null when nothing is generated from it.</summary>
    public EmittedContract? FindPositions(ParsedContract contract) =>
        _contracts.TryGetValue(contract, out (ContractModel Model, ContractPositions Positions) bound)
            ? EmittedContract.EmitPositions(bound.Model, bound.Positions, _toolchain)
            : null;

    /// <summary>Binds the files; their order does not matter.</summary>
    public static BoundContracts Bind(ImmutableArray<ParsedContract> all, ContractToolchain toolchain, CancellationToken cancellation)
    {
        List<ParsedContract> files = Unique(all);
        List<DiagnosticModel> diagnostics = [.. files.Where(f => f.Failure is not null).Select(f => f.Failure!)];
        List<ParsedContract> sound = [.. files.Where(f => f.Tree is not null)];
        CompilationResult? result = Compile(sound, toolchain, diagnostics, cancellation);
        HashSet<string> imports = [.. files.Where(f => f.File.IsImport).Select(f => f.File.Path)];
        foreach (Diagnostic diagnostic in result?.Diagnostics ?? [])
        {
            // The project that generates code from an imported file reports its warnings.
            if (diagnostic.Severity == DiagnosticSeverity.Error || !imports.Contains(diagnostic.Source.Path))
            {
                diagnostics.Add(DiagnosticModel.From(diagnostic));
            }
        }
        BoundContracts bound = new(toolchain, ValueArray.From(diagnostics));
        bound.AddModels(sound, result?.Contracts ?? []);
        return bound;
    }

    /// <summary>Orders files by path, and drops a second item for the same path; one that generates code goes first.</summary>
    private static List<ParsedContract> Unique(ImmutableArray<ParsedContract> all)
    {
        List<ParsedContract> ordered = [.. all
            .OrderBy(f => f.File.Path, StringComparer.Ordinal)
            .ThenBy(f => f.File.IsImport)];
        List<ParsedContract> unique = [];
        foreach (ParsedContract file in ordered)
        {
            if (unique.Count == 0 || !string.Equals(unique[^1].File.Path, file.File.Path, StringComparison.Ordinal))
            {
                unique.Add(file);
            }
        }
        return unique;
    }

    /// <summary>Compiles; when that throws, sets aside the files on which it throws and compiles the others.</summary>
    private static CompilationResult? Compile(
        List<ParsedContract> files,
        ContractToolchain toolchain,
        List<DiagnosticModel> diagnostics,
        CancellationToken cancellation)
    {
        Exception? failure = TryCompile(files, toolchain, cancellation, out CompilationResult? result);
        if (failure is null)
        {
            return result;
        }
        List<ParsedContract> good = [];
        foreach (ParsedContract file in files)
        {
            Exception? own = TryCompile([file], toolchain, cancellation, out _);
            if (own is null)
            {
                good.Add(file);
            }
            else
            {
                diagnostics.Add(DiagnosticModel.InternalError(file.File.Path, own));
            }
        }
        if (good.Count < files.Count && TryCompile(good, toolchain, cancellation, out result) is null)
        {
            return result;
        }
        diagnostics.AddRange(good.Select(f => DiagnosticModel.InternalError(f.File.Path, failure)));
        return result;
    }

    private static Exception? TryCompile(
        List<ParsedContract> files,
        ContractToolchain toolchain,
        CancellationToken cancellation,
        out CompilationResult? result)
    {
        try
        {
            result = toolchain.Compile([.. files.Select(f => f.Tree!)], cancellation);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            result = null;
            return e;
        }
    }

    private void AddModels(List<ParsedContract> files, IReadOnlyList<BoundContract> contracts)
    {
        Dictionary<SyntaxTree, ParsedContract> generating = [];
        foreach (ParsedContract file in files.Where(f => !f.File.IsImport))
        {
            generating.Add(file.Tree!, file);
        }
        Dictionary<string, string> prefixes = HintPrefixes.Of([.. generating.Values.Select(f => f.File.Path)]);
        foreach (BoundContract contract in contracts)
        {
            if (contract.Model is not null && generating.TryGetValue(contract.Tree, out ParsedContract? file))
            {
                string path = file.File.Path;
                _contracts.Add(file, (new ContractModel(path, prefixes[path], contract.Model), contract.Positions));
            }
        }
    }
}
