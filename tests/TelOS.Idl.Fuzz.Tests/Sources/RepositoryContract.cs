using TelOS.Idl.Binding;
using TelOS.Idl.Syntax;
using TelOS.Idl.Testing;
using TelOS.Idl.Text;

namespace TelOS.Idl.Fuzz.Tests.Sources;

/// <summary>A contract of the repository, with everything that it imports.</summary>
/// <param name="Path">The file, below the repository.</param>
/// <param name="Text">What it says.</param>
/// <param name="Imports">What it imports, directly and indirectly.</param>
internal sealed record RepositoryContract(string Path, string Text, IReadOnlyList<SyntaxTree> Imports)
{
    private static readonly Lazy<IReadOnlyList<RepositoryContract>> s_all = new(ReadAll);

    /// <summary>The contracts of the repository and of its samples.</summary>
    public static IReadOnlyList<RepositoryContract> All => s_all.Value;

    /// <summary>Finds a contract.</summary>
    /// <param name="end">How its path ends.</param>
    public static RepositoryContract Find(string end) => All.First(contract => contract.Path.EndsWith(end, StringComparison.Ordinal));

    private static IReadOnlyList<RepositoryContract> ReadAll()
    {
        string root = RepositoryFolder.Path;
        Dictionary<string, SyntaxTree> trees = new(StringComparer.Ordinal);
        foreach (string folder in (string[])["idl/contracts", "samples"])
        {
            foreach (string file in Directory.EnumerateFiles(System.IO.Path.Combine(root, folder), "*.tidl", SearchOption.AllDirectories))
            {
                string path = System.IO.Path.GetRelativePath(root, file).Replace('\\', '/');
                trees.Add(path, ContractParser.Parse(new SourceText(path, File.ReadAllText(file))));
            }
        }

        return [.. trees.OrderBy(tree => tree.Key, StringComparer.Ordinal).Select(tree =>
            new RepositoryContract(tree.Key, tree.Value.Source.Content, Closure(tree.Value, trees)))];
    }

    private static List<SyntaxTree> Closure(SyntaxTree tree, Dictionary<string, SyntaxTree> trees)
    {
        HashSet<string> found = new(StringComparer.Ordinal) { tree.Source.Path };
        List<SyntaxTree> all = [];
        Queue<SyntaxTree> open = new([tree]);
        while (open.TryDequeue(out SyntaxTree? next))
        {
            foreach (ImportSyntax import in next.Root.Imports)
            {
                if (ImportPaths.TryResolve(next.Source.Path, import.Path, [], trees.Keys, out string path) && found.Add(path))
                {
                    all.Add(trees[path]);
                    open.Enqueue(trees[path]);
                }
            }
        }

        return all;
    }
}
