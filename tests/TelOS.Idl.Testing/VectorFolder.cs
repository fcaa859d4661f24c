namespace TelOS.Idl.Testing;

/// <summary>The test vectors: the repository's copy, or what the environment variable <c>TELOS_VECTORS</c> names.</summary>
public static class VectorFolder
{
    /// <summary>The files of a folder, by name.</summary>
    /// <param name="folder">The folder, such as <c>wire</c>.</param>
    /// <param name="pattern">Which files, such as <c>*.json</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        string path = Path.Combine(RepositoryFolder.Path, "tests", "vectors", folder);
        if (Environment.GetEnvironmentVariable("TELOS_VECTORS") is { Length: > 0 } other
            && Directory.Exists(Path.Combine(other, folder)))
        {
            path = Path.Combine(other, folder);
        }

        return [.. Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal)];
    }
}
