using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos run`: starts what a configuration describes.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var file = SystemArgument.Create();
        Option<string?> modules = new("--modules", "-m") { Description = "The folder with programs and other ROM modules; the configuration's own when left out." };
        Option<bool> lines = new("--lines") { Description = "Plain lines on a terminal as well." };
        Command command = new("run", "Start the children, connect them, and show what they do. A changed file takes effect at once; Ctrl-C ends all.") { file, modules, lines };
        command.SetAction(async (parsed, stop) =>
        {
            if (SystemArgument.Read(output, parsed.GetRequiredValue(file)) is not { } system)
            {
                return ExitCode.Unusable;
            }

            if (system.Configuration is null)
            {
                FindingText.Write(output.Error, system);
                return ExitCode.Findings;
            }

            var folder = parsed.GetValue(modules) ?? Path.GetDirectoryName(Path.GetFullPath(system.Path))!;
            if (!Directory.Exists(folder))
            {
                output.Fail($"there is no folder '{folder}'");
                return ExitCode.Unusable;
            }

            HostedSystemOptions options = new() { Configuration = system.Text, ModuleFolder = folder, Log = static _ => { } };
            using SystemView view = output.IsTerminal && !parsed.GetValue(lines)
                ? new TableView(output.Out)
                : new LineView(output.Out.Profile.Out.Writer);
            using SystemRun run = new(options, view);
            return await run.WaitAsync(new WatchedFile(system.Path, system.Text).WaitAsync, stop).ConfigureAwait(false);
        });
        return command;
    }
}
