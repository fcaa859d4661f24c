using TelOS.Idl.Binding;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>Contracts without errors, from which something is to be written.</summary>
internal sealed class BuildContracts
{
    /// <summary>The namespace of the shared buffer.</summary>
    public const string BulkNamespace = "telos.bulk";

    private readonly Dictionary<string, Contract> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<Contract, string> _paths = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.Ordinal);
    private readonly List<Contract> _common = [];
    private readonly IReadOnlyList<string> _importRoots;

    /// <summary>Takes them out of a compilation.</summary>
    /// <param name="result">The compilation, without errors.</param>
    /// <param name="requested">How many of its contracts, the first ones, are to be written from.</param>
    /// <param name="importRoots">Folders below which imports were looked for; absolute paths.</param>
    public BuildContracts(CompilationResult result, int requested, IReadOnlyList<string> importRoots)
    {
        _importRoots = importRoots;
        foreach (BoundContract contract in result.Contracts)
        {
            string path = ImportPaths.Normalize(contract.Tree.Source.Path);
            string name = path[(path.LastIndexOf('/') + 1)..];
            _byPath[path] = contract.Model!;
            _paths[contract.Model!] = path;
            if (!_byName.TryGetValue(name, out List<string>? paths))
            {
                _byName.Add(name, paths = []);
            }
            paths.Add(path);
        }
        Requested = [.. result.Contracts.Take(requested).Select(contract => (contract.Tree.Source.Path, contract.Model!))];
        Visible = [.. result.Contracts.Concat(result.Prelude).Select(contract => contract.Model!)];
        _common.AddRange(Visible.Where(IsCommon));
    }

    /// <summary>The contracts to write from, each with the absolute path of its file, in the order of the command line.</summary>
    public IReadOnlyList<(string Path, Contract Model)> Requested { get; }

    /// <summary>All contracts there are, those that every session depends on included.</summary>
    public IReadOnlyList<Contract> Visible { get; }

    /// <summary>What a contract can refer to, directly or not, itself first: few, where there are many contracts.</summary>
    /// <param name="path">The contract's file; an absolute path.</param>
    public IReadOnlyList<Contract> VisibleTo(string path)
    {
        List<Contract> visible = [];
        HashSet<Contract> seen = new(ReferenceEqualityComparer.Instance);
        Queue<string> waiting = new([ImportPaths.Normalize(path)]);
        while (waiting.TryDequeue(out string? next))
        {
            if (_byPath.TryGetValue(next, out Contract? contract) && seen.Add(contract))
            {
                visible.Add(contract);
                foreach (string import in contract.Imports)
                {
                    Resolve(next, import).ForEach(waiting.Enqueue);
                }
            }
        }
        visible.AddRange(_common.Where(seen.Add));
        return visible;
    }

    /// <summary>The same of a contract that is among <see cref="Visible"/>; everything for one that came along without a file.</summary>
    /// <param name="contract">The contract.</param>
    public IReadOnlyList<Contract> VisibleTo(Contract contract) => _paths.TryGetValue(contract, out string? path) ? VisibleTo(path) : Visible;

    /// <summary>The file that an import means; where only its path's end says which one, every file of that name.</summary>
    private List<string> Resolve(string importing, string import)
    {
        if (ImportPaths.Candidates(importing, import, _importRoots).FirstOrDefault(_byPath.ContainsKey) is { } exact)
        {
            return [exact];
        }
        return _byName.GetValueOrDefault(import[(import.LastIndexOf('/') + 1)..], []);
    }

    /// <summary>Whether every session depends on what a contract declares; it need not be imported.</summary>
    private static bool IsCommon(Contract contract) =>
        contract.Namespace == BulkNamespace
        || (contract.Namespace == "genode" && contract.Declarations.Any(declaration => declaration.Name is "Dataspace" or "SignalContext"));
}
