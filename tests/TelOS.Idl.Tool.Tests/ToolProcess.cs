using System.Diagnostics;
using System.Globalization;
using System.Text;
using TelOS.Idl.Tool.CommandLine;

namespace TelOS.Idl.Tool.Tests;

/// <summary>Runs the tool as a process of its own, as a user does, its outputs in pipes.</summary>
internal static class ToolProcess
{
    public static string Assembly { get; } = typeof(ToolApplication).Assembly.Location;

    public static ToolResult Run(string folder, params string[] arguments) =>
        Start("dotnet", folder, [Assembly, .. arguments], []);

    /// <summary>Runs the tool from a shell line in which <c>$TIDL</c> is the tool.</summary>
    public static ToolResult Shell(string folder, string line, params (string Name, string Value)[] environment) =>
        Start("/bin/sh", folder, ["-c", line], [("TIDL", $"dotnet {Assembly}"), .. environment]);

    /// <summary>Starts the tool and leaves it running.</summary>
    public static Process Begin(string folder, params string[] arguments) => Begin("dotnet", folder, [Assembly, .. arguments], []);

    /// <summary>Sends a signal: <c>INT</c>, <c>TERM</c>.</summary>
    public static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        kill.WaitForExit();
    }

    private static Process Begin(
        string program, string folder, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static ToolResult Start(
        string program, string folder, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        using Process process = Begin(program, folder, arguments, environment);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
