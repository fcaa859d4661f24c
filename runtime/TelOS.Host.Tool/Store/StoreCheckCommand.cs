using System.CommandLine;
using Spectre.Console;
using TelOS.ObjectStore.Engine;

namespace TelOS.Host.Tool;

/// <summary>`telos store check`: whether everything can be read and fits together.</summary>
internal static class StoreCheckCommand
{
    private const int MaxFindings = 100;

    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        var json = StoreImage.Json();
        Command command = new("check", "Read everything, and tell what does not fit together. Nothing is changed.") { image, json };
        command.SetAction(parsed => StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: false, file =>
        {
            StoreCheck check;
            GraphCheck graph;
            using (ProgressLine progress = new(output))
            {
                check = file.Store.Check(progress);
                graph = GraphCheck.Run(file.Image, MaxFindings, progress);
            }

            string[] findings = [.. check.Findings, .. graph.Findings];
            if (parsed.GetValue(json))
            {
                WriteJson(output, check, graph, findings);
            }
            else
            {
                Write(output, parsed.GetRequiredValue(image), check, graph, findings);
            }

            return findings.Length > 0 ? ExitCode.Findings : ExitCode.Fine;
        }));
        return command;
    }

    private static void WriteJson(ToolOutput output, StoreCheck check, GraphCheck graph, string[] findings) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", check.Version);
        json.WriteNumber("objects", check.Objects);
        json.WriteNumber("bytes", check.Bytes);
        json.WriteNumber("roots", check.Roots);
        json.WriteNumber("foreign", graph.Foreign);
        json.WriteNumber("dangling", graph.Dangling);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStringValue(finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(ToolOutput output, string path, StoreCheck check, GraphCheck graph, string[] findings)
    {
        foreach (var finding in findings)
        {
            output.Out.Write("error", new Style(Color.Red));
            output.WriteLine($": {TextRows.Visible(finding)}");
        }

        if (graph.Foreign > 0)
        {
            output.WriteLine($"{graph.Foreign} objects are no records of the object graph; other programs stored them");
        }

        if (graph.Dangling > 0)
        {
            output.WriteLine($"{graph.Dangling} slots refer to objects that were deleted");
        }

        output.WriteLine(findings.Length == 0
            ? $"{path}: version {check.Version}, {check.Objects} objects, {SizeText.Of((ulong)check.Bytes)} bytes, {check.Roots} roots: nothing is wrong"
            : $"{path}: {findings.Length} findings; 'telos store restore' makes the image anew from a backup, 'telos store export' saves what can be read");
    }
}
