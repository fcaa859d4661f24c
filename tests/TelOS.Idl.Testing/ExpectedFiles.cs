namespace TelOS.Idl.Testing;

/// <summary>Compares what was made with files that somebody has reviewed. With the environment variable <c>UPDATE_EXPECTED=1</c> the files
/// are rewritten instead.</summary>
/// <param name="folder">The folder of the files, below the repository.</param>
public sealed class ExpectedFiles(string folder)
{
    private readonly string _path = Path.Combine(RepositoryFolder.Path, folder);

    private static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1";

    /// <summary>Compares one text.</summary>
    /// <param name="name">The file's path in the folder, with <c>/</c>.</param>
    /// <param name="actual">The text.</param>
    /// <returns>The first difference with path and line, or null.</returns>
    public string? Compare(string name, string actual)
    {
        string path = Path.Combine(_path, name);
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return null;
        }

        return File.Exists(path) ? Difference(path, File.ReadAllText(path), actual) : $"{path} is missing; UPDATE_EXPECTED=1 writes it.";
    }

    /// <summary>The files of the folder that <paramref name="names"/> does not hold: what nobody makes any more.</summary>
    /// <param name="names">The paths that were compared.</param>
    public IReadOnlyList<string> Unexpected(IReadOnlyCollection<string> names)
    {
        if (!Directory.Exists(_path))
        {
            return [];
        }

        List<string> surplus =
        [
            .. Directory.GetFiles(_path, "*", SearchOption.AllDirectories)
                .Where(path => !names.Contains(Path.GetRelativePath(_path, path).Replace(Path.DirectorySeparatorChar, '/'))),
        ];
        if (IsUpdate)
        {
            surplus.ForEach(File.Delete);
            return [];
        }

        return surplus;
    }

    private static string? Difference(string path, string expected, string actual)
    {
        string[] wanted = expected.Split('\n');
        string[] made = actual.Split('\n');
        for (int i = 0; i < Math.Max(wanted.Length, made.Length); i++)
        {
            string left = i < wanted.Length ? wanted[i] : "(end of file)";
            string right = i < made.Length ? made[i] : "(end of file)";
            if (left != right)
            {
                return $"{path}:{i + 1}{Environment.NewLine}expected: {left}{Environment.NewLine}     was: {right}";
            }
        }

        return null;
    }
}
