using System.CommandLine;
using System.CommandLine.Help;
using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>The tool, from its arguments to its exit code.</summary>
internal static class TelosApplication
{
    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCode"/>, or the value with which a system ended.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolOutput output)
    {
        RootCommand root = new("Systems of Genode components on Linux: checks, draws, runs and traces what a configuration of Genode's init describes; and their Living Images.")
        {
            RunCommand.Create(output),
            CheckCommand.Create(output),
            GraphCommand.Create(output),
            TraceCommand.Create(output),
            StoreCommand.Create(output),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                output.Fail(error.Message.TrimEnd('.'));
            }

            output.Error.WriteLine("See 'telos --help'.");
            return ExitCode.Unusable;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = output.Out.Profile.Out.Writer,
            Error = output.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
        });
    }
}
