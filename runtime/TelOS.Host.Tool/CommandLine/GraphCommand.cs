using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos graph`: a picture of who serves whom.</summary>
internal static class GraphCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var file = SystemArgument.Create();
        Option<string> format = new("--format") { Description = "What to draw: svg, or dot for Graphviz.", DefaultValueFactory = static _ => "svg" };
        format.AcceptOnlyFromAmong("svg", "dot");
        Option<string?> target = new("--output", "-o") { Description = "Where to write it, in place of standard output." };
        Command command = new("graph", "Draw the children and their routes; dashed are those by rules for any service.") { file, format, target };
        command.SetAction(parsed =>
        {
            if (SystemArgument.Read(output, parsed.GetRequiredValue(file)) is not { } system)
            {
                return ExitCode.Unusable;
            }

            if (system.Configuration is not { } configuration)
            {
                FindingText.Write(output.Error, system);
                return ExitCode.Findings;
            }

            var graph = SystemGraph.Of(configuration);
            var title = Path.GetFileName(system.Path);
            var text = parsed.GetRequiredValue(format) == "dot" ? DotGraph.Write(graph, title) : SvgGraph.Write(graph, title);
            return Write(output, text, parsed.GetValue(target));
        });
        return command;
    }

    private static int Write(ToolOutput output, string text, string? path)
    {
        try
        {
            if (path is null)
            {
                output.Out.Profile.Out.Writer.Write(text);
            }
            else
            {
                File.WriteAllText(path, text);
            }

            return ExitCode.Fine;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            output.Fail($"'{path ?? "standard output"}' cannot be written: {error.Message.TrimEnd('.')}");
            return ExitCode.Unusable;
        }
    }
}
