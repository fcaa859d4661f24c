using System.CommandLine;
using TelOS.Fractal;
using TelOS.Fractal.Local;
using TelOS.ObjectStore;

namespace TelOS.Host.Tool;

/// <summary>`telos store collect`: deletes what no root reaches.</summary>
internal static class StoreCollectCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Option<bool> dryRun = new("--dry-run") { Description = "Only tell what would be deleted." };
        var keepAfter = StoreVersion.Option("--keep-after", "Keep what was written after this version, also when no root reaches it.");
        Option<bool> all = new("--all") { Description = "Also when no root is bound, so that everything goes." };
        var json = StoreImage.Json();
        Command command = new("collect", "Delete the objects that no root reaches, by slots or relations.") { image, dryRun, keepAfter, all, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(image);
            var isJson = parsed.GetValue(json);
            if (parsed.GetValue(dryRun))
            {
                return StoreImage.Use(output, path, isWriteable: false, file => Tell(output, file, path, parsed.GetValue(keepAfter), isJson));
            }

            return StoreImage.Use(output, path, isWriteable: true, file =>
            {
                if (!parsed.GetValue(all) && file.Store.Statistics.Objects > 0 && file.Image.Read(static transaction => transaction.Roots.Count == 0))
                {
                    output.Fail($"no root is bound in '{path}', so that all objects would be deleted; --all does so");
                    return ExitCode.Unusable;
                }

                return Collect(output, file, path, parsed.GetValue(keepAfter), isJson);
            });
        });
        return command;
    }

    private static int Collect(ToolOutput output, ImageFile file, string path, ulong? keepAfter, bool isJson)
    {
        var before = file.Store.Statistics.ObjectBytes;
        CollectionResult result;
        using (ProgressLine progress = new(output))
        {
            result = GarbageCollector.Run(file.Image, keepAfter, progress);
        }

        var bytes = before - file.Store.Statistics.ObjectBytes;
        if (isJson)
        {
            JsonOutput.Write(output, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("version", file.Store.Version);
                json.WriteNumber("objects", result.Objects);
                json.WriteNumber("deleted", result.Deleted);
                json.WriteNumber("kept", result.Kept);
                json.WriteNumber("bytes", bytes);
                json.WriteEndObject();
            });
        }
        else
        {
            output.WriteLine($"{path}: {result.Deleted} of {result.Objects} objects deleted, {SizeText.Of(bytes)} bytes{Kept(result.Kept)}, version {file.Store.Version}");
        }

        return ExitCode.Fine;
    }

    private static int Tell(ToolOutput output, ImageFile file, string path, ulong? keepAfter, bool isJson)
    {
        CollectionPlan plan;
        using (ProgressLine progress = new(output))
        {
            plan = GarbageCollector.Find(file.Image, keepAfter, progress);
        }

        using var entries = file.Store.Begin(Access.Read);
        using var transaction = file.Image.BeginRead();
        var bytes = plan.Garbage.Aggregate(0UL, (sum, id) => sum + entries.Info(id).Size);
        var garbage = plan.Garbage.Select(id => (Object: transaction.Get(id), Bytes: entries.Info(id).Size));
        if (isJson)
        {
            JsonOutput.Write(output, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("version", file.Store.Version);
                json.WriteNumber("objects", plan.Objects);
                json.WriteNumber("kept", plan.Kept);
                json.WriteNumber("bytes", bytes);
                json.WriteStartArray("garbage");
                foreach (var (one, size) in garbage)
                {
                    json.WriteStartObject();
                    json.WriteNumber("id", one.Id.Value);
                    json.WriteNumber("bytes", size);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        else
        {
            TextRows.Write(output, "what no root reaches", ["object", "name", "bytes", "slots"],
                garbage.Select(static one => new[] { $"{one.Object.Id.Value}", ObjectText.Name(one.Object), $"{one.Bytes}", ObjectText.Slots(one.Object) }), line: "garbage");
            output.WriteLine($"{path}: {plan.Garbage.Count} of {plan.Objects} objects would be deleted, {SizeText.Of(bytes)} bytes{Kept(plan.Kept)}");
        }

        return ExitCode.Fine;
    }

    private static string Kept(long count) => count > 0 ? $"; {count} more that no root reaches are too new, or no objects of a graph" : "";
}
