namespace TelOS.Idl.Contracts.Tests;

/// <summary>Finds the repository's files from wherever the tests run.</summary>
internal static class RepositoryFolder
{
    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>The path of something in the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    /// <summary>The path of a folder of the vectors: in the folder that <c>TELOS_VECTORS</c> names, if it has it, else in the repository.</summary>
    public static string Vectors(string folder)
    {
        string? other = Environment.GetEnvironmentVariable("TELOS_VECTORS");
        return !string.IsNullOrEmpty(other) && Directory.Exists(Path.Combine(other, folder))
            ? Path.Combine(other, folder)
            : At("tests", "vectors", folder);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TelOS.Idl.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException($"no repository above {AppContext.BaseDirectory}");
    }
}
