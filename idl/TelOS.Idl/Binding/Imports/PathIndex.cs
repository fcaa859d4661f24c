namespace TelOS.Idl.Binding;

/// <summary>Known files, found by path and by the end of their path.</summary>
internal sealed class PathIndex
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byFileName = new(StringComparer.Ordinal);

    public PathIndex(IEnumerable<string> paths)
    {
        foreach (string given in paths)
        {
            string path = ImportPaths.Normalize(given);
            if (!_paths.Add(path))
            {
                continue;
            }
            string name = FileName(path);
            if (!_byFileName.TryGetValue(name, out List<string>? list))
            {
                list = [];
                _byFileName.Add(name, list);
            }
            list.Add(path);
        }
    }

    public bool TryResolve(string importingPath, string importPath, IReadOnlyList<string> importRoots, out string path)
    {
        foreach (string candidate in ImportPaths.Candidates(importingPath, importPath, importRoots))
        {
            if (_paths.Contains(candidate))
            {
                path = candidate;
                return true;
            }
        }
        return TryFindByEnd(importPath, out path);
    }

    private bool TryFindByEnd(string importPath, out string path)
    {
        path = string.Empty;
        string end = ImportPaths.Normalize(importPath);
        while (end.StartsWith("../", StringComparison.Ordinal))
        {
            end = end.Substring(3);
        }
        if (end.Length == 0 || !_byFileName.TryGetValue(FileName(end), out List<string>? list))
        {
            return false;
        }
        string? found = null;
        foreach (string known in list)
        {
            bool ends = known == end || known.EndsWith("/" + end, StringComparison.Ordinal);
            if (ends && found is not null)
            {
                return false;
            }
            found = ends ? known : found;
        }
        path = found ?? string.Empty;
        return found is not null;
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
