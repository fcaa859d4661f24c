using System.Diagnostics;

namespace TelOS.Benchmarks;

/// <summary>The command line as a native program, published once for all figures.</summary>
internal static class NativeTool
{
    private static readonly Lazy<string> Published = new(Publish);

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs the program and gives its time from start to end, in milliseconds.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static double Time(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Published.Value, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"tidl ended with {process.ExitCode}: {output}{error.Result}");
    }

    private static string Publish()
    {
        string folder = Path.Combine(Root, "artifacts", "bench-tidl");
        ProcessStartInfo start = new("dotnet",
        [
            "publish", Path.Combine(Root, "idl/TelOS.Idl.Tool"), "-c", "Release", "-p:TidlNative=true", "-o", folder, "-v", "quiet", "-nologo",
        ])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(folder, "tidl") : throw new InvalidOperationException($"tidl could not be published: {output}");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TelOS.Idl.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks do not lie in the repository.");
    }
}
