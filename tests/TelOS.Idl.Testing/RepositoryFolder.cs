namespace TelOS.Idl.Testing;

/// <summary>Where the repository lies: the nearest folder above the tests that holds the solution.</summary>
public static class RepositoryFolder
{
    private static readonly Lazy<string> s_path = new(Find);

    /// <summary>The folder.</summary>
    public static string Path => s_path.Value;

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TelOS.Idl.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TelOS.Idl.sln.");
    }
}
