using System.Diagnostics;

namespace TelOS.Idl.Testing;

/// <summary>Makes NativeAOT binaries of projects that have <c>PublishAot</c> where <c>TidlNative</c> is true.</summary>
public static class NativePrograms
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>Publishes projects; what is up to date is left as it is.</summary>
    /// <param name="configuration">Debug or Release, as the projects beneath were built.</param>
    /// <param name="projects">The projects' folders or files below the repository.</param>
    /// <returns>The folder with the programs: one for all.</returns>
    /// <exception cref="InvalidOperationException">A project cannot be published, or not without a warning.</exception>
    public static string Publish(string configuration, params IReadOnlyList<string> projects)
    {
        var folder = Path.Combine(RepositoryFolder.Path, "artifacts", "native", configuration);
        using var turn = WaitForTurn(folder);
        foreach (var project in projects)
        {
            Publish(configuration, project, folder);
        }

        return folder;
    }

    // Test projects run beside each other, and what they publish has projects in common.
    private static FileStream WaitForTurn(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < s_patience)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static void Publish(string configuration, string project, string folder)
    {
        ProcessStartInfo start = new("dotnet",
        [
            "publish", project, "-c", configuration, "-p:TidlNative=true", "-o", folder, "-v", "quiet", "-nologo", "-m:1",
        ])
        {
            WorkingDirectory = RepositoryFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || output.Contains("warning", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{project} could not be published: {output}{errors.GetAwaiter().GetResult()}");
        }
    }
}
