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
    public static ToolResult Shell(string folder, string line) =>
        Start("/bin/sh", folder, ["-c", line], [("TIDL", $"dotnet {Assembly}")]);

    /// <summary>Starts the tool and leaves it running.</summary>
    public static Process Begin(string folder, params string[] arguments)
    {
        Process process = Begin("dotnet", folder, [Assembly, .. arguments], []);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>
    /// Starts one command, <c>$TIDL</c> as in <see cref="Shell"/>, on a terminal of its own and leaves it running. What is
    /// written to the process's input is typed there (U+0003 is Ctrl-C), and what the terminal shows is its output.
    /// </summary>
    /// <remarks>The command takes the shell's place: a shell that waits gets the Ctrl-C too, and some, dash for one, then end with 130 whatever the command did.</remarks>
    public static Process BeginOnTerminal(string folder, string command) => Begin(
        "script", folder, ["-qefc", $"exec {command}", "/dev/null"], [("TIDL", $"dotnet {Assembly}"), ("TERM", "xterm"), ("SHELL", "/bin/sh")]);

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
        return Process.Start(start)!;
    }

    private static ToolResult Start(
        string program, string folder, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        using Process process = Begin(program, folder, arguments, environment);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
