using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos run`: starts what a configuration describes.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        Option<bool> lines = new("--lines") { Description = "Plain lines on a terminal as well." };
        Command command = new("run", "Start the children, connect them, and show what they do. A changed file takes effect at once; Ctrl-C ends all.");
        SystemOptions common = new(command);
        command.Add(lines);
        command.SetAction(async (parsed, stop) =>
        {
            if (common.Read(output, parsed, out var system, out var options) is { } unusable)
            {
                return unusable;
            }

            using SystemView view = output.IsTerminal && !parsed.GetValue(lines)
                ? new TableView(output.Out)
                : new LineView(output.Out.Profile.Out.Writer);
            using SystemRun run = new(options, view);
            return await run.WaitAsync(new WatchedFile(system.Path, system.Text).WaitAsync, stop).ConfigureAwait(false);
        });
        return command;
    }
}
