using TelOS.Idl.Model;
using TelOS.Idl.Testing;

namespace TelOS.Idl.Genode.Tests;

/// <summary>The contracts of this repository, compiled together.</summary>
internal static class RepositoryContracts
{
    private const string Root = "idl/contracts";

    private static readonly Lazy<IReadOnlyList<Contract>> s_all = new(() => CompileWith([]));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Contract> All => s_all.Value;

    /// <summary>Compiles contracts that may import those of the repository.</summary>
    /// <param name="files">Paths below the repository.</param>
    /// <param name="instead">Texts that stand for contracts of Genode's with the same file names.</param>
    /// <returns>All contracts, the given ones first.</returns>
    public static IReadOnlyList<Contract> CompileWith(IReadOnlyList<string> files, params (string Name, string Text)[] instead)
    {
        string folder = Path.Combine(RepositoryFolder.Path, Root);
        IEnumerable<string> paths = Directory.GetFiles(folder, "*.tidl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return ContractCompilation.Compile(
        [
            .. files.Select(file => (file, File.ReadAllText(Path.Combine(RepositoryFolder.Path, file)))),
            .. paths.Select(path => (Path.GetRelativePath(RepositoryFolder.Path, path), Text(path))),
        ]);

        string Text(string path) =>
            path.Contains("/genode/", StringComparison.Ordinal) && instead.FirstOrDefault(i => i.Name == Path.GetFileName(path)).Text is { } text
                ? text
                : File.ReadAllText(path);
    }
}
