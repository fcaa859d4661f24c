using System.Globalization;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Host.Tool;

/// <summary>The contracts by which calls are decoded: those of Genode and TelOS, which the tool has, and those that a user names.</summary>
internal static class ContractFiles
{
    private const string Folder = "contracts/";
    private const string Releases = "releases/";

    /// <summary>Reads and compiles all of them.</summary>
    /// <param name="files">The user's, whose imports are looked for beside them, then among the tool's.</param>
    /// <param name="problems">Takes what is wrong, a line each; then there is no result.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static IReadOnlyList<Contract>? Read(IEnumerable<string> files, ICollection<string> problems)
    {
        Dictionary<string, SyntaxTree> own = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            Add(own, Path.GetFullPath(file));
        }

        // A contract that the user names counts in place of the tool's copy of it.
        var known = Embedded().Where(tree => !own.Values.Any(other => IsSame(tree, other)));
        var result = ContractCompiler.Compile([.. known, .. own.Values], [Folder.TrimEnd('/')]);
        foreach (var diagnostic in result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{diagnostic.Source.Path}:{diagnostic.Start.Line + 1}:{diagnostic.Start.Column + 1}: {diagnostic.Message.TrimEnd('.')}"));
        }

        return problems.Count > 0
            ? null
            : [.. result.Prelude.Concat(result.Contracts).Select(static contract => contract.Model).OfType<Contract>()];
    }

    private static bool IsSame(SyntaxTree tree, SyntaxTree other) =>
        Path.GetFileName(tree.Source.Path) == Path.GetFileName(other.Source.Path) && NameOf(tree) == NameOf(other);

    private static string NameOf(SyntaxTree tree) => tree.Root.Namespace?.Name.Text ?? "";

    private static void Add(Dictionary<string, SyntaxTree> trees, string path)
    {
        if (trees.ContainsKey(path))
        {
            return;
        }

        var tree = ContractParser.Parse(new SourceText(path, File.ReadAllText(path)));
        trees.Add(path, tree);
        foreach (var import in tree.Root.Imports)
        {
            var imported = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, import.Path));
            if (File.Exists(imported))
            {
                Add(trees, imported);
            }
        }
    }

    private static IEnumerable<SyntaxTree> Embedded()
    {
        var assembly = typeof(ContractFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal) || name.StartsWith(Releases, StringComparison.Ordinal))
            {
                using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
                yield return ContractParser.Parse(new SourceText(name, reader.ReadToEnd()));
            }
        }
    }
}
