using System.CommandLine;
using TelOS.Idl.Tool.Formatting;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl fmt</c>: brings contracts into the one form.</summary>
internal static class FormatCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolConsole console)
    {
        Argument<string[]> inputs = CommonOptions.Inputs("Contracts, folders with contracts, or - for standard input.");
        Option<bool> check = new("--check") { Description = "Name what is not formatted and change nothing." };
        Option<bool> diff = new("--diff") { Description = "Show what would change and change nothing." };
        Command command = new("fmt", "Format contracts. A file with syntax errors is left as it is.") { inputs, check, diff };
        inputs.Validators.Add(result =>
        {
            if (result.Tokens.Count > 1 && result.Tokens.Any(token => token.Value == "-"))
            {
                result.AddError("'-' is standard input and cannot be formatted together with files.");
            }
        });
        command.SetAction(parsed =>
        {
            FormatRun run = new(console, parsed.GetValue(check), parsed.GetValue(diff));
            string[] given = parsed.GetRequiredValue(inputs);
            return given is ["-"] ? run.FormatInput() : run.FormatFiles(given);
        });
        return command;
    }
}
