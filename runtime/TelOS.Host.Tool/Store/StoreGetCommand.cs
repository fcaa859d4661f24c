using System.CommandLine;
using TelOS.Fractal;
using TelOS.Fractal.Local;
using TelOS.ObjectStore;

namespace TelOS.Host.Tool;

/// <summary>`telos store get`: an object, or what a path of slots leads to from it.</summary>
internal static class StoreGetCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Argument<string> what = new("object") { Description = ImageSelector.Help };
        Argument<string[]> path = new("slot") { Description = "Slots to follow from there.", Arity = ArgumentArity.ZeroOrMore };
        var json = StoreImage.Json();
        Option<bool> raw = new("--raw") { Description = "The object's bytes as they are stored." };
        Command command = new("get", "Show an object, or what a path of slots leads to.") { image, what, path, json, raw };
        command.SetAction(parsed => StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: false, file =>
        {
            using var transaction = file.Image.BeginRead();
            var target = parsed.GetRequiredValue(what);
            if (parsed.GetValue(raw))
            {
                return WriteRaw(file, transaction, target, parsed.GetValue(path) ?? []);
            }

            var found = ImageSelector.Find(transaction, target);
            var (owner, value) = Follow(found, parsed.GetValue(path) ?? []);
            Write(output, owner, value, parsed.GetValue(json));
            return ExitCode.Fine;
        }));
        return command;
    }

    private static (ImageObject Owner, Value? Value) Follow(ImageObject start, string[] path)
    {
        var at = start;
        for (var i = 0; i < path.Length; i++)
        {
            if (!at.TryLookup(path[i], out var value, out _))
            {
                throw new ObjectNotFoundException($"object {at.Id.Value} has no slot '{path[i]}', nor have those to which it delegates");
            }

            if (!value.TryGetReference(out var next))
            {
                return i == path.Length - 1 ? (at, value) : throw new ObjectNotFoundException($"slot '{path[i]}' of object {at.Id.Value} is no reference, so there is no '{path[i + 1]}' behind it");
            }

            at = at.Transaction.Find(next) ?? throw new ObjectNotFoundException($"slot '{path[i]}' of object {at.Id.Value} refers to object {next.Value}, which is not there");
        }

        return (at, null);
    }

    private static int WriteRaw(ImageFile file, ImageTransaction transaction, string target, string[] path)
    {
        var id = ImageSelector.TryReadIdentity(target, out var identity) && path.Length == 0
            ? identity
            : Follow(ImageSelector.Find(transaction, target), path).Owner.Id;
        using var raw = file.Store.Begin(Access.Read);
        if (!raw.TryRead(id, out var stored))
        {
            throw new ObjectNotFoundException($"there is no object {id.Value}");
        }

        using var target2 = Console.OpenStandardOutput();
        target2.Write(stored.Content.Span);
        return ExitCode.Fine;
    }

    private static void Write(ToolOutput output, ImageObject owner, Value? value, bool isJson)
    {
        if (value is { } only)
        {
            if (isJson)
            {
                JsonOutput.Write(output, json => ValueJson.Write(json, only));
            }
            else
            {
                output.WriteLine(TextRows.Visible(only.Kind == ValueKind.Text ? only.AsText() : only.ToString()));
            }

            return;
        }

        var roots = owner.Transaction.Roots.Where(root => root.Value.Id == owner.Id).Select(static root => root.Key);
        if (isJson)
        {
            JsonOutput.Write(output, json => GraphExport.WriteObject(json, owner, roots));
            return;
        }

        TextRows.Write(output, "", ["", ""], new[] { new[] { "object", $"{owner.Id.Value}" } }.Concat(roots.Select(static root => new[] { "root", root })));
        TextRows.Write(output, "slots", ["slot", "value"],
            owner.Slots.OrderBy(static slot => slot.Key, StringComparer.Ordinal).Select(static slot => new[] { slot.Key, slot.Value.ToString() }), line: "slot");
        TextRows.Write(output, "relations", ["", "relation", "object"], owner.RelationKinds
            .SelectMany(kind => owner.Related(kind).Select(other => new[] { "to", kind.Name, Name(other) }).Concat(owner.RelatedFrom(kind).Select(other => new[] { "from", kind.Name, Name(other) }))), line: "relation");
    }

    private static string Name(ImageObject other) =>
        other.Exists && other["name"].TryGetText(out var name) ? $"{other.Id.Value} {name}" : $"{other.Id.Value}";
}
