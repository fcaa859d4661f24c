using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos trace`: runs a system, and shows the calls between its components.</summary>
internal static class TraceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        Option<string[]> contracts = new("--contract", "-c") { Description = "A contract by which calls are decoded, besides those of Genode and TelOS. Several may be given." };
        Option<string?> child = new("--child") { Description = "Only calls that this child makes or answers." };
        Option<string?> service = new("--service") { Description = "Only calls in sessions with this service; Parent for those of the children's parents." };
        Option<bool> init = new("--init") { Description = "Also what the topmost init calls itself." };
        Option<string> format = new("--format") { Description = "What to write: text, or json, a line for each call.", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Option<string?> target = new("--output", "-o") { Description = "A file that gets a line of JSON for each call, besides." };
        Command command = new("trace", "Run a system as 'run' does, and show each call between its components: who, what, how long. Sums come at the end.");
        SystemOptions common = new(command);
        foreach (var option in new Option[] { contracts, child, service, init, format, target })
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, stop) =>
        {
            if (common.Read(output, parsed, out var system, out var options) is { } unusable)
            {
                return unusable;
            }

            try
            {
                List<string> problems = [];
                if (ContractFiles.Read(parsed.GetValue(contracts) ?? [], problems) is not { } known)
                {
                    problems.ForEach(output.Fail);
                    return ExitCode.Unusable;
                }

                var path = parsed.GetValue(target);
                using var file = path is null ? null : new StreamWriter(path);
                using TraceView view = new(output.Out, parsed.GetRequiredValue(format) == "json");
                CallFilter filter = new(parsed.GetValue(child), parsed.GetValue(service), parsed.GetValue(init));
                await using TraceOutput trace = new(new ContractLibrary(known, options.Release), filter, view, file);
                using SystemRun run = new(options with { Tracing = trace.Tracing }, view);
                return await run.WaitAsync(new WatchedFile(system.Path, system.Text).WaitAsync, stop).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                output.Fail(error.Message.TrimEnd('.'));
                return ExitCode.Unusable;
            }
        });
        return command;
    }
}
