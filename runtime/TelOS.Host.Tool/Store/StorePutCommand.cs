using System.CommandLine;
using System.Text.Json;
using TelOS.Fractal;
using TelOS.ObjectStore;

namespace TelOS.Host.Tool;

/// <summary>`telos store put`: writes slots of an object.</summary>
internal static class StorePutCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Argument<string> what = new("object") { Description = $"{ImageSelector.Help} A root that is not there yet is made." };
        Argument<string[]> slots = new("slot=value")
        {
            Description = "Slots to write. A value is JSON ({\"$ref\":7} refers to object 7); what is no JSON is a text.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> json = new("--json") { Description = "A file with a JSON object, whose names are slots; - is standard input." };
        Option<string[]> remove = new("--remove") { Description = "A slot to take away. May be given several times." };
        Option<string?> raw = new("--raw") { Description = "A file whose bytes become those of the object, as they are; - is standard input." };
        Command command = new("put", "Write slots of an object, in one transaction, or its bytes.") { image, what, slots, json, remove, raw };
        command.SetAction(parsed => StoreImage.Run(output, () =>
        {
            if (parsed.GetValue(raw) is { } source)
            {
                if (parsed.GetResult(slots) is { Tokens.Count: > 0 } || parsed.GetResult(json) is not null || parsed.GetResult(remove) is not null)
                {
                    throw new FormatException("--raw writes all of an object; it does not go with slots, --json or --remove");
                }

                var content = RawContent.Read(source);
                return StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: true, file =>
                {
                    var id = RawContent.Store(file.Store, parsed.GetRequiredValue(what), content);
                    output.WriteLine($"object {id.Value}: {content.Length} bytes, version {file.Store.Version}");
                    return ExitCode.Fine;
                });
            }

            var changes = Read(parsed.GetValue(slots) ?? [], parsed.GetValue(json));
            var removed = parsed.GetValue(remove) ?? [];
            return StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: true, file =>
            {
                var id = file.Image.Update(transaction => Write(transaction, parsed.GetRequiredValue(what), changes, removed));
                output.WriteLine($"object {id}: {changes.Count + removed.Length} slots changed, version {file.Store.Version}");
                return ExitCode.Fine;
            });
        }));
        return command;
    }

    private static Dictionary<string, JsonElement> Read(string[] slots, string? path)
    {
        Dictionary<string, JsonElement> changes = new(StringComparer.Ordinal);
        if (path is not null)
        {
            foreach (var property in Parse(path).EnumerateObject())
            {
                changes[property.Name] = property.Value;
            }
        }

        foreach (var slot in slots)
        {
            var equals = slot.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException($"'{slot}' is no slot=value");
            }

            changes[slot[..equals]] = ReadValue(slot[(equals + 1)..]);
        }

        return changes;
    }

    private static JsonElement ReadValue(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonElement.Parse(JsonEncodedText.Encode(text).ToString() is var encoded ? $"\"{encoded}\"" : "null");
        }
    }

    private static JsonElement Parse(string path)
    {
        var text = path == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path);
        try
        {
            var found = JsonElement.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return found.ValueKind == JsonValueKind.Object ? found : throw new FormatException($"'{path}' is no JSON object");
        }
        catch (JsonException error)
        {
            throw new FormatException($"'{path}' is no JSON: {error.Message}", error);
        }
    }

    private static ulong Write(ImageTransaction transaction, string what, Dictionary<string, JsonElement> changes, string[] removed)
    {
        var target = ImageSelector.TryReadIdentity(what, out _) ? ImageSelector.Find(transaction, what) : transaction.RootOrNew(ImageSelector.RootName(what));
        foreach (var (slot, element) in changes)
        {
            try
            {
                target[slot] = ValueJson.Read(element, reference => Resolve(transaction, reference));
            }
            catch (ArgumentException error)
            {
                throw new FormatException($"slot '{slot}': {error.Message}", error);
            }
        }

        foreach (var slot in removed)
        {
            if (!target.Remove(slot))
            {
                throw new ObjectNotFoundException($"object {target.Id.Value} has no slot '{slot}'");
            }
        }

        return target.Id.Value;
    }

    // A text names a root.
    private static ObjectId Resolve(ImageTransaction transaction, JsonElement reference) =>
        ImageSelector.Find(transaction, reference.ValueKind == JsonValueKind.String ? reference.GetString()! : reference.GetRawText()).Id;
}
