using TelOS.Idl.Binding;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Tool.Loading;

/// <summary>Reads contract files and all that they import. Trees carry absolute paths, so that an import means one file however the
/// importing one was named.</summary>
/// <param name="folder">What paths are relative to.</param>
internal sealed class ContractLoader(WorkingFolder folder)
{
    private readonly FileReader _reader = new(folder);
    private readonly List<InputProblem> _problems = [];

    /// <summary>Reads files, folders, and transitively what they import. An import that is nowhere on disk is left to the binder: it
    /// may be part of the prelude, and where it is not, the finding belongs to the line that imports.</summary>
    /// <param name="inputs">Files and folders, as the user wrote them.</param>
    /// <param name="places">Where imports are looked for.</param>
    public LoadedContracts Load(IReadOnlyList<string> inputs, ImportPlaces places)
    {
        List<string> roots = [.. places.Roots.Where(IsFolder).Select(folder.Full)];
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<SyntaxTree> requested = [];
        foreach (string path in new InputFiles(folder, _problems).Find(inputs))
        {
            Read(folder.Full(path), seen, requested);
        }

        List<SyntaxTree> imported = [];
        foreach (string path in places.Files)
        {
            Read(folder.Full(path), seen, imported);
        }
        Queue<SyntaxTree> waiting = new([.. requested, .. imported]);
        while (waiting.TryDequeue(out SyntaxTree? tree))
        {
            int before = imported.Count;
            foreach (string path in ImportsOf(tree, roots))
            {
                Read(path, seen, imported);
            }
            imported.Skip(before).ToList().ForEach(waiting.Enqueue);
        }
        return new LoadedContracts(requested, imported, roots, _problems);
    }

    private bool IsFolder(string root)
    {
        if (root.Length > 0 && Directory.Exists(folder.Full(root)))
        {
            return true;
        }
        _problems.Add(new InputProblem(root, "there is no such folder to import from", "check the path after --import-root"));
        return false;
    }

    private void Read(string path, HashSet<string> seen, List<SyntaxTree> trees)
    {
        if (!seen.Add(path))
        {
            return;
        }
        if (_reader.TryRead(path, out InputProblem? problem) is { } tree)
        {
            trees.Add(tree);
        }
        else
        {
            _problems.Add(problem! with { Path = folder.Show(path) });
        }
    }

    private static IEnumerable<string> ImportsOf(SyntaxTree tree, List<string> roots) =>
        from import in tree.Root.Imports
        let found = ImportPaths.Candidates(tree.Source.Path, import.Path, roots)
            .FirstOrDefault(candidate => !candidate.Contains('\0', StringComparison.Ordinal) && File.Exists(candidate))
        where found is not null
        select found;
}
