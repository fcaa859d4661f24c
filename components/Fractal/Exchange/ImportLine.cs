using System.Text;
using System.Text.Json;
using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>A line of an import: an object.</summary>
internal sealed class ImportLine : IDisposable
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    private readonly JsonDocument _document;

    private ImportLine(long number, JsonDocument document)
    {
        Number = number;
        _document = document;
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.Name is not ("id" or "roots" or "slots" or "relations"))
            {
                throw Wrong($"'{property.Name}' is none of id, roots, slots and relations.");
            }
        }
        Key = document.RootElement.TryGetProperty("id"u8, out JsonElement id) ? In(() => KeyOf(id)) : throw Wrong("It has no 'id'.");
    }

    /// <summary>The number of the line, from 1.</summary>
    public long Number { get; }

    /// <summary>The identity that it has in the file.</summary>
    public string Key { get; }

    /// <summary>Reads lines, without the header and those that are empty. Each line is disposed by whoever takes it.</summary>
    /// <exception cref="ImportException">A line is no object, or there are fewer than the header says.</exception>
    public static IEnumerable<ImportLine> ReadAll(TextReader lines)
    {
        long number = 0;
        long announced = 0;
        long found = 0;
        while (lines.ReadLine() is { } text)
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }
            JsonDocument document = Parse(number, text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                document.Dispose();
                throw new ImportException(number, "It is no JSON object.");
            }
            if (document.RootElement.TryGetProperty("format"u8, out JsonElement format))
            {
                announced += document.RootElement.TryGetProperty("objects"u8, out JsonElement objects) && objects.ValueKind == JsonValueKind.Number
                    && objects.TryGetInt64(out long count) ? count : 0;
                bool isKnown = format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out int version) && version == GraphExport.Format;
                document.Dispose();
                if (!isKnown)
                {
                    throw new ImportException(number, $"The format is another one than {GraphExport.Format}.");
                }
                continue;
            }
            ImportLine line;
            try
            {
                line = new ImportLine(number, document);
            }
            catch
            {
                document.Dispose();
                throw;
            }
            found++;
            yield return line;
        }
        if (found < announced)
        {
            throw new ImportException(number, $"{announced} objects were to come, and {found} came: the rest is missing.");
        }
    }

    /// <summary>An identity in the file, as one text: numbers and texts do not meet.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static string KeyOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetUInt64(out _) => id.GetRawText(),
        JsonValueKind.String when id.GetString() is { Length: > 0 } name => $"'{name}'",
        _ => throw new FormatException($"{id.GetRawText()} is no identity; it is a whole number or a text."),
    };

    /// <summary>The slots.</summary>
    /// <param name="resolve">The object that an identity means.</param>
    /// <exception cref="ImportException">They cannot be meant.</exception>
    public Dictionary<string, Value> ReadSlots(Func<JsonElement, ObjectId> resolve) => In(() =>
    {
        Dictionary<string, Value> slots = new(StringComparer.Ordinal);
        foreach (JsonProperty slot in Properties("slots"))
        {
            Value value = ValueJson.Read(slot.Value, resolve);
            slots.Add(SlotName.Check(slot.Name), value);
        }
        return slots;
    });

    /// <summary>The relations that begin here, each once.</summary>
    /// <exception cref="ImportException">They cannot be meant.</exception>
    public IReadOnlyList<(string Kind, string To)> ReadRelations() => In(() =>
    {
        List<(string, string)> relations = [];
        foreach (JsonProperty kind in Properties("relations"))
        {
            SlotName.Check(kind.Name);
            relations.AddRange(Items(kind.Value, kind.Name).Select(end => (kind.Name, KeyOf(end))).Distinct());
        }
        return relations;
    });

    /// <summary>The roots that are bound to it.</summary>
    /// <exception cref="ImportException">They cannot be meant.</exception>
    public IReadOnlyList<string> ReadRoots() => In(() =>
    {
        List<string> roots = [];
        if (_document.RootElement.TryGetProperty("roots"u8, out JsonElement names))
        {
            foreach (JsonElement name in Items(names, "roots"))
            {
                string root = name.ValueKind == JsonValueKind.String ? name.GetString()! : throw new FormatException($"{name.GetRawText()} is no name of a root.");
                ImageTransaction.CheckRootName(root);
                roots.Add(root);
            }
        }
        return roots;
    });

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private static JsonDocument Parse(long number, string text)
    {
        try
        {
            return JsonDocument.Parse(text, s_options);
        }
        catch (JsonException error)
        {
            // The place is told in bytes from 0; people count characters from 1.
            string place = error.BytePositionInLine is { } at ? $"column {Column(text, at)}: " : "";
            throw new ImportException(number, $"{place}It is no JSON: {Reason(error)}", error);
        }
    }

    private static int Column(string text, long bytes) =>
        Encoding.UTF8.GetCharCount(Encoding.UTF8.GetBytes(text).AsSpan(0, (int)Math.Min(bytes, Encoding.UTF8.GetByteCount(text)))) + 1;

    private static string Reason(JsonException error)
    {
        int end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end > 0 ? error.Message[..end] : error.Message;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new FormatException($"'{name}' is no list.");

    private JsonElement.ObjectEnumerator Properties(string name) =>
        !_document.RootElement.TryGetProperty(name, out JsonElement found) ? default
        : found.ValueKind == JsonValueKind.Object ? found.EnumerateObject()
        : throw new FormatException($"'{name}' is no JSON object.");

    private T In<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            throw Wrong(error.Message, error);
        }
    }

    private ImportException Wrong(string message, Exception? cause = null) => new(Number, message, cause);
}
