using System.Collections.Concurrent;
using TelOS.Idl.Binding;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Testing;
using TelOS.Idl.Text;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>The contracts of the repository, compiled together.</summary>
internal sealed class CompiledContracts
{
    private static readonly Lazy<CompiledContracts> LazyAll = new(() => new CompiledContracts(
        [.. Files("idl", "contracts"), .. Files("samples")]));

    private readonly ConcurrentDictionary<string, ILookup<string, Declaration>> _genode = new(StringComparer.Ordinal);

    private CompiledContracts(IReadOnlyList<string> paths)
    {
        SyntaxTree[] trees = [.. paths.Select(p => ContractParser.Parse(new SourceText(p.Replace('\\', '/'), File.ReadAllText(p))))];
        Result = ContractCompiler.Compile(trees, []);
        Models = [.. Result.Contracts.Where(c => c.Model is not null).Select(c => (Path.GetDirectoryName(c.Tree.Source.Path)!, c.Model!))];
        Names = new CppNames(Models.Select(m => m.Contract));
    }

    /// <summary>Every contract of the repository: Genode's, those of TelOS and those of the samples.</summary>
    public static CompiledContracts All => LazyAll.Value;

    /// <summary>What the compiler says.</summary>
    public CompilationResult Result { get; }

    /// <summary>The contracts without errors, with the folders they lie in.</summary>
    public IReadOnlyList<(string Folder, Contract Contract)> Models { get; }

    /// <summary>What their types are called in C++.</summary>
    public CppNames Names { get; }

    /// <summary>The declarations of Genode's contracts by their C++ names.</summary>
    /// <param name="kernel">The folder of one kernel, or null for the common ones.</param>
    public ILookup<string, Declaration> Genode(string? kernel) => _genode.GetOrAdd(kernel ?? "genode", folder =>
        (from model in Models
         where model.Contract.IsGenode && Path.GetFileName(model.Folder) == folder
         from declaration in model.Contract.Declarations
         select (Name: Names.Of(model.Contract, declaration), Declaration: declaration))
        .ToLookup(d => d.Name, d => d.Declaration));

    private static IEnumerable<string> Files(params string[] folder) =>
        Directory.EnumerateFiles(Path.Combine([RepositoryFolder.Path, .. folder]), "*.tidl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
