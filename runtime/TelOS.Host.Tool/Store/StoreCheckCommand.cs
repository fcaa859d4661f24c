using System.CommandLine;
using Spectre.Console;
using TelOS.ObjectStore.Engine;

namespace TelOS.Host.Tool;

/// <summary>`telos store check`: whether everything can be read and fits together.</summary>
internal static class StoreCheckCommand
{
    private const int MaxFindings = 100;
    private const string Unprotected = "nothing is wrong that could be seen; an earlier version wrote it, without a checksum of its contents";

    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        var json = StoreImage.Json();
        Command command = new("check", "Read everything, of an image or a backup, and tell what does not fit together. Nothing is changed.") { image, json };
        command.SetAction(parsed => StoreImage.IsDatabase(parsed.GetRequiredValue(image)) ? CheckBackup(output, parsed.GetRequiredValue(image), parsed.GetValue(json))
            : StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: false, file =>
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

    private static int CheckBackup(ToolOutput output, string path, bool isJson) => StoreImage.Run(output, () =>
    {
        StoreCheck check;
        using (ProgressLine progress = new(output))
        {
            check = Store.CheckBackup(path, progress);
        }

        if (isJson)
        {
            WriteJson(output, check, graph: null, check.Findings);
        }
        else
        {
            WriteFindings(output, check.Findings);
            output.WriteLine(check.IsSound
                ? $"{path}: a backup, {Summary(check)}: {(check.HasChecksum ? "nothing is wrong" : Unprotected)}"
                : $"{path}: a backup, {check.Findings.Count} findings; take another one");
        }

        return check.IsSound ? ExitCode.Fine : ExitCode.Findings;
    });

    private static void WriteJson(ToolOutput output, StoreCheck check, GraphCheck? graph, IReadOnlyList<string> findings) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", check.Version);
        json.WriteNumber("objects", check.Objects);
        json.WriteNumber("bytes", check.Bytes);
        json.WriteNumber("roots", check.Roots);
        if (graph is not null)
        {
            json.WriteNumber("foreign", graph.Foreign);
            json.WriteNumber("dangling", graph.Dangling);
        }
        else
        {
            json.WriteBoolean("checksum", check.HasChecksum);
        }

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
        WriteFindings(output, findings);
        if (graph.Foreign > 0)
        {
            output.WriteLine($"{graph.Foreign} objects are no records of the object graph; other programs stored them");
        }

        if (graph.Dangling > 0)
        {
            output.WriteLine($"{graph.Dangling} slots refer to objects that were deleted");
        }

        output.WriteLine(findings.Length == 0
            ? $"{path}: {Summary(check)}: nothing is wrong"
            : $"{path}: {findings.Length} findings; 'telos store restore' makes the image anew from a backup, 'telos store export' saves what can be read");
    }

    private static void WriteFindings(ToolOutput output, IReadOnlyList<string> findings)
    {
        foreach (var finding in findings)
        {
            output.Out.Write("error", new Style(Color.Red));
            output.WriteLine($": {TextRows.Visible(finding)}");
        }
    }

    private static string Summary(StoreCheck check) => $"version {check.Version}, {check.Objects} objects, {SizeText.Of((ulong)check.Bytes)} bytes, {check.Roots} roots";
}
