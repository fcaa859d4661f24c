namespace TelOS.Idl.Binding;

/// <summary>Where an imported contract is looked for.</summary>
public static class ImportPaths
{
    /// <summary>A path with forward slashes, without empty segments, <c>.</c>, and <c>..</c> behind a name.</summary>
    public static string Normalize(string path)
    {
        string slashes = path.Replace('\\', '/');
        List<string> segments = [];
        foreach (string segment in slashes.Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment.Length > 0 && segment != ".")
            {
                segments.Add(segment);
            }
        }
        string joined = string.Join("/", segments);
        return slashes.StartsWith("/", StringComparison.Ordinal) ? "/" + joined : joined;
    }

    /// <summary>The places where an import may be, in the order in which they count: beside the importing file, then below the roots.</summary>
    /// <param name="importingPath">The file that imports.</param>
    /// <param name="importPath">What stands behind <c>import</c>.</param>
    /// <param name="importRoots">Folders.</param>
    public static IEnumerable<string> Candidates(string importingPath, string importPath, IReadOnlyList<string> importRoots)
    {
        if (importPath.Length == 0)
        {
            yield break;
        }
        string importing = Normalize(importingPath);
        int slash = importing.LastIndexOf('/');
        yield return Normalize(slash < 0 ? importPath : importing.Substring(0, slash + 1) + importPath);
        foreach (string root in importRoots)
        {
            yield return Normalize(root + "/" + importPath);
        }
    }

    /// <summary>Finds the file that an import means among known files: one of the <see cref="Candidates"/>, else the only one whose
    /// path ends with the import's own, leading <c>../</c> left out.</summary>
    /// <param name="importingPath">The file that imports.</param>
    /// <param name="importPath">What stands behind <c>import</c>.</param>
    /// <param name="importRoots">Folders.</param>
    /// <param name="knownPaths">The files there are.</param>
    /// <param name="path">The normalized path of the one that is meant.</param>
    public static bool TryResolve(
        string importingPath,
        string importPath,
        IReadOnlyList<string> importRoots,
        IEnumerable<string> knownPaths,
        out string path) =>
        new PathIndex(knownPaths).TryResolve(importingPath, importPath, importRoots, out path);
}
