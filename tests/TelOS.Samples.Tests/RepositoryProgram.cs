using System.Diagnostics;
using TelOS.Idl.Testing;

namespace TelOS.Samples.Tests;

/// <summary>A program of this repository, run as a process, its output in a pipe.</summary>
internal static class RepositoryProgram
{
    private static readonly string s_configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Runs it to its end.</summary>
    /// <param name="project">The project's folder below the repository.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Task<ProgramResult> RunAsync(string project, params string[] arguments)
    {
        string assembly = Path.Combine(
            RepositoryFolder.Path, project, "bin", s_configuration, "net10.0", Path.GetFileName(project) + ".dll");
        return RunProcessAsync("dotnet", [assembly, .. arguments]);
    }

    /// <summary>Publishes it as a NativeAOT binary and runs that to its end.</summary>
    /// <param name="project">The project's folder below the repository.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Task<ProgramResult> RunNativeAsync(string project, params string[] arguments) =>
        RunProcessAsync(Path.Combine(NativePrograms.Publish(s_configuration, project), Path.GetFileName(project)), arguments);

    private static async Task<ProgramResult> RunProcessAsync(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = RepositoryFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProgramResult(process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await errors);
    }
}
