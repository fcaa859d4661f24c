using System.Globalization;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>Names that tell the contracts of a project apart, because the compiler asks that names of generated files differ by more
/// than case: the end of a path, as short as it can be.</summary>
internal static class HintPrefixes
{
    /// <summary>A prefix for each path: the file's name without extension, with as many folders before it as it takes to be the only
    /// one. The answer depends on the set of the paths, not on where the project lies.</summary>
    public static Dictionary<string, string> Of(IReadOnlyCollection<string> paths)
    {
        Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        string[] ordered = [.. paths.OrderBy(p => p, StringComparer.Ordinal)];
        Dictionary<string, int> uses = CountEnds(ordered);
        foreach (string path in ordered)
        {
            string shortest = Ends(path).FirstOrDefault(e => uses[e] == 1) ?? Ends(path).Last();
            string prefix = Sanitize(shortest);
            for (int i = 2; !taken.Add(prefix); i++)
            {
                prefix = Sanitize(shortest) + "-" + i.ToString(CultureInfo.InvariantCulture);
            }
            prefixes.Add(path, prefix);
        }
        return prefixes;
    }

    private static Dictionary<string, int> CountEnds(string[] paths)
    {
        Dictionary<string, int> uses = new(StringComparer.OrdinalIgnoreCase);
        foreach (string end in paths.SelectMany(Ends))
        {
            uses[end] = uses.TryGetValue(end, out int count) ? count + 1 : 1;
        }
        return uses;
    }

    /// <summary>The ends of a path at its slashes, the shortest first.</summary>
    private static IEnumerable<string> Ends(string path)
    {
        int extension = path.LastIndexOf('.');
        string stem = extension > path.LastIndexOf('/') + 1 ? path.Substring(0, extension) : path;
        for (int slash = stem.LastIndexOf('/'); slash > 0; slash = stem.LastIndexOf('/', slash - 1))
        {
            yield return stem.Substring(slash + 1);
        }
        yield return stem.TrimStart('/');
    }

    /// <summary>Keeps what both the compiler and file systems take.</summary>
    private static string Sanitize(string end) =>
        new([.. end.Select(c => c < 128 && (char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_') ? c : '_')]);
}
