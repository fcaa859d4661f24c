using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TelOS.Fractal;

/// <summary>Writes a graph as lines of JSON: a header, then a line for each object, with the roots that are bound to it, its slots, and the relations that
/// begin there. Cycles need no care: whoever refers to an object names its identity.</summary>
/// <example>
/// <code>
/// {"format":1,"objects":2}
/// {"id":7,"roots":["people/ada"],"slots":{"name":"Ada","knows":{"$ref":9}},"relations":{"isA":[9]}}
/// {"id":9,"slots":{"name":"person"}}
/// </code>
/// </example>
public static class GraphExport
{
    /// <summary>The format that is written.</summary>
    public const int Format = 1;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all objects of a state of the image, or those that some roots reach.</summary>
    /// <param name="transaction">The state.</param>
    /// <param name="target">Takes the lines, in UTF-8.</param>
    /// <param name="roots">The names of the roots; null for all objects, also those that no root reaches.</param>
    /// <param name="progress">Told how many objects are written.</param>
    /// <returns>How many objects were written.</returns>
    /// <exception cref="ObjectNotFoundException">There is no root of a name.</exception>
    /// <exception cref="DamagedObjectException">An object cannot be read.</exception>
    /// <remarks>References to objects that are not there, or not part of what is exported, are written as null; relations to them are left out.</remarks>
    public static long Write(ImageTransaction transaction, Stream target, IEnumerable<string>? roots = null, IProgress<GraphProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(target);
        ILookup<ulong, string> names = transaction.Roots.ToLookup(static root => root.Value.Id.Value, static root => root.Key);
        SortedSet<ulong> ids = roots is null ? transaction.Identities() : Reachable(transaction, roots);
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("format"u8, Format);
            json.WriteNumber("objects"u8, ids.Count);
            json.WriteEndObject();
        }
        Finish(line, target);
        long done = 0;
        foreach (ImageObject written in transaction.Walk(ids))
        {
            WriteObject(line, written, names[written.Id.Value], ids.Contains);
            Finish(line, target);
            if (++done % 256 == 0 || done == ids.Count)
            {
                progress?.Report(new GraphProgress("exporting objects", done, ids.Count));
            }
        }
        return done;
    }

    /// <summary>Writes one object as it stands in a line.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="written">The object.</param>
    /// <param name="roots">The roots that are bound to it.</param>
    /// <param name="isThere">Whether an object is part of what is exported; null: all are.</param>
    public static void WriteObject(Utf8JsonWriter json, ImageObject written, IEnumerable<string> roots, Func<ulong, bool>? isThere = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(roots);
        ObjectState state = written.State;
        json.WriteStartObject();
        json.WriteNumber("id"u8, written.Id.Value);
        WriteRoots(json, roots);
        json.WriteStartObject("slots"u8);
        foreach ((string name, Value value) in state.Slots.OrderBy(static slot => slot.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            ValueJson.Write(json, value, isThere);
        }
        json.WriteEndObject();
        WriteRelations(json, state.Relations, isThere);
        json.WriteEndObject();
    }

    private static void WriteObject(ArrayBufferWriter<byte> line, ImageObject written, IEnumerable<string> roots, Func<ulong, bool> isThere)
    {
        using Utf8JsonWriter json = new(line, s_options);
        WriteObject(json, written, roots, isThere);
    }

    private static void Finish(ArrayBufferWriter<byte> line, Stream target)
    {
        line.Write("\n"u8);
        target.Write(line.WrittenSpan);
        line.ResetWrittenCount();
    }

    private static void WriteRoots(Utf8JsonWriter json, IEnumerable<string> roots)
    {
        bool isFirst = true;
        foreach (string root in roots)
        {
            if (isFirst)
            {
                json.WriteStartArray("roots"u8);
                isFirst = false;
            }
            json.WriteStringValue(root);
        }
        if (!isFirst)
        {
            json.WriteEndArray();
        }
    }

    private static void WriteRelations(Utf8JsonWriter json, Dictionary<string, ImmutableSortedSet<ulong>> relations, Func<ulong, bool>? isThere)
    {
        bool isFirst = true;
        foreach ((string kind, ImmutableSortedSet<ulong> ends) in relations.OrderBy(static relation => relation.Key, StringComparer.Ordinal))
        {
            ulong[] there = [.. ends.Where(end => isThere?.Invoke(end) != false)];
            if (there.Length == 0)
            {
                continue;
            }
            if (isFirst)
            {
                json.WriteStartObject("relations"u8);
                isFirst = false;
            }
            json.WriteStartArray(kind);
            foreach (ulong end in there)
            {
                json.WriteNumberValue(end);
            }
            json.WriteEndArray();
        }
        if (!isFirst)
        {
            json.WriteEndObject();
        }
    }

    private static SortedSet<ulong> Reachable(ImageTransaction transaction, IEnumerable<string> roots)
    {
        SortedSet<ulong> ids = [];
        List<ulong> edge = [.. roots.Select(name => transaction.Root(name).Id.Value).Where(ids.Add)];
        while (edge.Count > 0)
        {
            List<ulong> next = [];
            foreach (ImageObject reached in transaction.Walk(edge))
            {
                if (!reached.Exists)
                {
                    ids.Remove(reached.Id.Value);
                    continue;
                }
                reached.State.AddReferences(next);
            }
            edge = [.. next.Distinct().Where(ids.Add)];
        }
        return ids;
    }
}
