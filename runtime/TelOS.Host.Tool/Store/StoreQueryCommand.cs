using System.CommandLine;
using Spectre.Console;
using TelOS.Fractal;
using TelOS.ObjectStore;

namespace TelOS.Host.Tool;

/// <summary>`telos store query`: the objects that fit conditions.</summary>
internal static class StoreQueryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Argument<string[]> conditions = new("condition")
        {
            Description = "slot=value, slot!=value, slot<number, slot>number, slot~part of a text; all have to hold. Slots of parents count.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string[]> related = new("--related") { Description = "Only objects with a relation KIND=OBJECT, such as isA=animal. May be given several times." };
        Option<string?> from = new("--from") { Description = "Only objects that can be reached from a root or an identity." };
        Option<int?> limit = new("--limit") { Description = "At most so many." };
        Option<bool> count = new("--count") { Description = "Only how many there are." };
        var json = StoreImage.Json();
        Command command = new("query", "Find objects by their slots, relations, sizes and versions.") { image, conditions, related, from, limit, count, json };
        EntryRange range = new();
        foreach (var option in range.Options)
        {
            command.Add(option);
        }

        command.SetAction(parsed => StoreImage.Run(output, () =>
        {
            SlotCondition[] wanted = [.. (parsed.GetValue(conditions) ?? []).Select(SlotCondition.Parse)];
            return StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: false, file =>
            {
                using var transaction = file.Image.BeginRead();
                var kinds = (parsed.GetValue(related) ?? []).Select(text => ReadRelation(transaction, text)).ToList();
                var ranged = range.Find(parsed, file.Store);
                Unreadable unreadable = new();
                var objects = parsed.GetValue(from) is { } start ? Reachable(ImageSelector.Find(transaction, start), unreadable) : transaction.Objects();
                var found = objects
                    .Where(o => ranged?.Contains(o.Id.Value) != false)
                    .Where(o => unreadable.CanRead(o) && Array.TrueForAll(wanted, condition => condition.Holds(o)) && kinds.TrueForAll(k => o.IsRelated(k.Kind, k.Other)))
                    .Take(parsed.GetValue(limit) ?? int.MaxValue);
                Write(output, transaction, found, parsed.GetValue(count), parsed.GetValue(json));
                unreadable.Tell(output);
                return ExitCode.Fine;
            });
        }));
        return command;
    }

    private static (RelationKind Kind, ImageObject Other) ReadRelation(ImageTransaction transaction, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new FormatException($"'{text}' is no KIND=OBJECT");
        }

        var name = text[..equals];
        var kind = name == RelationKind.AssociatedWith.Name ? RelationKind.AssociatedWith : new RelationKind(name);
        return (kind, ImageSelector.Find(transaction, text[(equals + 1)..]));
    }

    private static IEnumerable<ImageObject> Reachable(ImageObject start, Unreadable unreadable)
    {
        HashSet<ObjectId> seen = [start.Id];
        List<ImageObject> edge = [start];
        while (edge.Count > 0)
        {
            List<ImageObject> next = [];
            foreach (var reached in edge)
            {
                yield return reached;
                if (unreadable.CanRead(reached))
                {
                    next.AddRange(reached.References().Where(o => seen.Add(o.Id)));
                }
            }

            start.Transaction.Load(next);
            edge = next;
        }
    }

    private static void Write(ToolOutput output, ImageTransaction transaction, IEnumerable<ImageObject> found, bool isCount, bool isJson)
    {
        if (isCount)
        {
            output.WriteLine($"{found.Count()}");
            return;
        }

        var roots = transaction.Roots.ToLookup(static root => root.Value.Id, static root => root.Key);
        if (isJson)
        {
            foreach (var one in found)
            {
                JsonOutput.Write(output, json => GraphExport.WriteObject(json, one, roots[one.Id]));
            }

            return;
        }

        TextRows.Write(output, "", ["object", "name", "slots"],
            found.Select(one => new[] { $"{one.Id.Value}", roots[one.Id].FirstOrDefault() ?? ObjectText.Name(one), ObjectText.Slots(one) }));
    }

    // What others than libfractal stored, and what is damaged.
    private sealed class Unreadable
    {
        private readonly HashSet<ObjectId> _ids = [];

        public bool CanRead(ImageObject one)
        {
            try
            {
                return one.Exists;
            }
            catch (DamagedObjectException)
            {
                _ids.Add(one.Id);
                return false;
            }
        }

        public void Tell(ToolOutput output)
        {
            if (_ids.Count > 0)
            {
                output.Error.WriteLine($"{_ids.Count} objects are no objects of a graph, or damaged, and were left out; the first is {_ids.Min(static id => id.Value)}");
            }
        }
    }
}
