using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos check`: everything that is wrong with a configuration, in one run.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var file = SystemArgument.Create();
        Option<string> format = new("--format") { Description = "How to write the findings: text or json.", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Command command = new("check", "Find everything that is wrong with a configuration.") { file, format };
        command.SetAction(parsed =>
        {
            if (SystemArgument.Read(output, parsed.GetRequiredValue(file)) is not { } system)
            {
                return ExitCode.Unusable;
            }

            if (parsed.GetRequiredValue(format) == "json")
            {
                output.Out.Profile.Out.Writer.WriteLine(FindingJson.Write(system));
            }
            else
            {
                FindingText.Write(output.Out, system);
                FindingText.WriteSummary(output.Out, system);
            }

            return system.HasErrors ? ExitCode.Findings : ExitCode.Fine;
        });
        return command;
    }
}
