using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary>The tool, from its arguments to its exit code.</summary>
internal static class ToolApplication
{
    /// <summary>Arguments that begin with <c>@</c> are paths, not files of arguments.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolConsole console)
    {
        try
        {
            ParseResult parsed = ToolCommands.Create(console).Parse(arguments, Parsing);
            int code = parsed.Action is ParseErrorAction ? RefuseUsage(parsed, console) : parsed.Invoke(new InvocationConfiguration
            {
                Output = console.Out.Writer,
                Error = console.Error.Writer,
                // A defect of this program ends it with a stack trace, not as if contracts were wrong.
                EnableDefaultExceptionHandler = false,
            });
            console.Flush();
            return code;
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            // Commands report what they cannot read or write themselves; what is left is their own output.
            console.Report(InputProblem.Of("standard output", e, "write"));
            return ExitCode.Unusable;
        }
    }

    private static int RefuseUsage(ParseResult parsed, ToolConsole console)
    {
        List<string> path = [];
        for (CommandResult? command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            path.Insert(0, command.Command is RootCommand ? "tidl" : command.Command.Name);
        }
        string? unknown = path.Count == 1 && parsed.UnmatchedTokens is [string first, ..] ? first : null;
        IEnumerable<string> messages = unknown is null
            ? parsed.Errors.Select(error => string.Join(' ', error.Message.Split((char[])['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)))
            : [$"there is no command '{unknown}'"];
        foreach (string message in messages)
        {
            console.Error.Write("tidl: ");
            console.Error.Write("error", Tone.Error);
            console.Error.WriteLine($": {Rendering.VisibleText.Of(message).TrimEnd('.')}");
        }
        IEnumerable<string> names = parsed.CommandResult.Command.Subcommands.Select(command => command.Name);
        if (unknown is not null && NearestNames.Of(unknown, names, 1) is [string near])
        {
            console.Error.WriteLine($"Did you mean 'tidl {near}'?");
        }
        console.Error.WriteLine($"See '{string.Join(' ', path)} --help'.");
        return ExitCode.Unusable;
    }
}
