using System.Diagnostics;
using System.Text;

namespace TelOS.Idl.Testing.Cpp;

/// <summary>Runs other programs.</summary>
public static class CommandLine
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Variables to set beside this process's own.</param>
    public static CommandResult Run(
        string program, IReadOnlyList<string> arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null) =>
        RunAsync(program, arguments, input, environment).GetAwaiter().GetResult();

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Variables to set beside this process's own.</param>
    /// <exception cref="TimeoutException">It ran for more than four minutes and was ended.</exception>
    public static async Task<CommandResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        // Messages in English, whatever the user's language.
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading.
        }

        using CancellationTokenSource late = new(s_limit);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {s_limit}");
        }

        return new CommandResult(process.ExitCode, await output, await errors);
    }
}
