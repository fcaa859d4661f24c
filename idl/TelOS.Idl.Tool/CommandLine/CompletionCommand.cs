using System.CommandLine;
using TelOS.Idl.Tool.Completion;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl completion</c>: scripts that let a shell complete the words of this program.</summary>
internal static class CompletionCommand
{
    /// <summary>The command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="root">The command that holds all others.</param>
    public static Command Create(ToolConsole console, RootCommand root)
    {
        Argument<string> shell = new("shell") { Description = "The shell." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Command command = new("completion", "Write the script that lets a shell complete verbs, options and files.") { shell };
        command.SetAction(parsed =>
        {
            CommandWords[] words = [.. CommandWords.Of(root)];
            console.Out.Write(parsed.GetRequiredValue(shell) switch
            {
                "bash" => BashCompletion.Write(words),
                "zsh" => ZshCompletion.Write(words),
                _ => FishCompletion.Write(words),
            });
            return ExitCode.Fine;
        });
        return command;
    }
}
