using System.CommandLine;
using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;

namespace TelOS.Host.Tool;

/// <summary>`telos store inspect`: what is in an image.</summary>
internal static class StoreInspectCommand
{
    private const int Largest = 10;
    private const int MaxRoots = 50;

    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        var json = StoreImage.Json();
        Command command = new("inspect", "Tell what is in an image: its roots, objects and sizes.") { image, json };
        command.SetAction(parsed => StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: false, file =>
        {
            var roots = Roots(file.Store);
            var largest = LargestObjects(file.Store);
            if (parsed.GetValue(json))
            {
                WriteJson(output, file.Store, roots, largest);
            }
            else
            {
                Write(output, file.Store, roots, largest);
            }

            return ExitCode.Fine;
        }));
        return command;
    }

    private static List<(string Name, ulong Id, ulong Bytes)> Roots(Store store)
    {
        using var transaction = store.Begin(Access.Read);
        return [.. transaction.ListRoots().Roots.Select(root => (root.Name, root.Id.Value, transaction.Info(root.Id).Size))];
    }

    // One pass over the listing, which holds no contents.
    private static List<(ulong Id, ulong Bytes)> LargestObjects(Store store)
    {
        using var transaction = store.Begin(Access.Read);
        PriorityQueue<ulong, ulong> largest = new();
        foreach (var entry in StoreListing.Entries(transaction))
        {
            largest.Enqueue(entry.Id.Value, entry.Size);
            if (largest.Count > Largest)
            {
                largest.Dequeue();
            }
        }

        return [.. largest.UnorderedItems.OrderByDescending(static item => item.Priority).ThenBy(static item => item.Element).Select(static item => (item.Element, item.Priority))];
    }

    private static void WriteJson(ToolOutput output, Store store, List<(string Name, ulong Id, ulong Bytes)> roots, List<(ulong Id, ulong Bytes)> largest)
    {
        var statistics = store.Statistics;
        JsonOutput.Write(output, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", store.Version);
            json.WriteNumber("objects", statistics.Objects);
            json.WriteNumber("objectBytes", statistics.ObjectBytes);
            json.WriteNumber("usedBytes", statistics.UsedBytes);
            json.WriteNumber("deviceBytes", statistics.DeviceBytes);
            json.WriteStartArray("roots");
            foreach (var root in roots)
            {
                json.WriteStartObject();
                json.WriteString("name", root.Name);
                json.WriteNumber("id", root.Id);
                json.WriteNumber("bytes", root.Bytes);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("largest");
            foreach (var item in largest)
            {
                json.WriteStartObject();
                json.WriteNumber("id", item.Id);
                json.WriteNumber("bytes", item.Bytes);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(ToolOutput output, Store store, List<(string Name, ulong Id, ulong Bytes)> roots, List<(ulong Id, ulong Bytes)> largest)
    {
        var statistics = store.Statistics;
        TextRows.Write(output, "", ["", ""],
        [
            ["version", $"{store.Version}"],
            ["objects", $"{statistics.Objects}"],
            ["bytes of objects", SizeText.Of(statistics.ObjectBytes)],
            ["used", SizeText.Of(statistics.UsedBytes)],
            ["size", SizeText.Of(statistics.DeviceBytes)],
        ]);
        var named = output.IsTerminal ? roots.Take(MaxRoots) : roots;
        TextRows.Write(output, $"{roots.Count} roots{(output.IsTerminal && roots.Count > MaxRoots ? $", the first {MaxRoots} of them" : "")}", ["root", "object", "bytes"],
            named.Select(static root => new[] { root.Name, $"{root.Id}", $"{root.Bytes}" }), line: "root");
        TextRows.Write(output, "the largest objects", ["object", "bytes"], largest.Select(static item => new[] { $"{item.Id}", $"{item.Bytes}" }), line: "large");
    }
}
