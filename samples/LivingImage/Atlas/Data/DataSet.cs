using System.Text.Json;
using TelOS.Fractal;

namespace Samples.LivingImage.Atlas.Data;

/// <summary>All contracts as <c>tidl dump</c> writes them, and the facts about Genode's own interfaces, as a list of objects. The same documents make
/// the same list, so that a loader can go on where an earlier one was.</summary>
internal sealed class DataSet
{
    private readonly List<DataNode> _nodes = [];

    /// <summary>Takes two documents apart.</summary>
    /// <param name="contracts">What <c>tidl dump</c> wrote.</param>
    /// <param name="facts">A list of the facts about each interface.</param>
    public DataSet(JsonElement contracts, JsonElement facts)
    {
        Add(contracts, -1, "contracts");
        Add(facts, -1, "facts");
        FindDeclarations();
    }

    /// <summary>The objects; a whole stands before its parts.</summary>
    public IReadOnlyList<DataNode> Nodes => _nodes;

    // What one of a list is called: a `function` of `functions`.
    private static string One(string list) => list switch
    {
        "args" => "argument",
        "throws" => "exception",
        _ when list.EndsWith('s') => list[..^1],
        _ => list,
    };

    private void Add(JsonElement element, int whole, string key)
    {
        int index = _nodes.Count;
        List<(string, Value)> slots = [("position", index)];
        SortedSet<string> words = new(StringComparer.Ordinal);
        string kind = key;
        List<(string Key, JsonElement Part)> parts = [];
        if (element.ValueKind == JsonValueKind.Array)
        {
            parts.AddRange(element.EnumerateArray().Select(part => ("interface", part)));
        }
        else
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (property.Name == "kind" && key == "declaration")
                {
                    kind = property.Value.GetString()!;
                }

                TakeApart(property, slots, words, parts);
            }
        }

        _nodes.Add(new DataNode(index, whole, kind, slots, [.. words]));
        foreach ((string partKey, JsonElement part) in parts)
        {
            Add(part, index, partKey);
        }
    }

    private static void TakeApart(
        JsonProperty property, List<(string, Value)> slots, SortedSet<string> words, List<(string Key, JsonElement Part)> parts)
    {
        // The kind of an object is what its prototype says; what the document calls so is its form.
        string slot = property.Name == "kind" ? "form" : property.Name;
        switch (property.Value.ValueKind)
        {
            case JsonValueKind.Object:
                parts.Add((property.Name, property.Value));
                break;
            case JsonValueKind.Array when property.Value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.Object):
                parts.AddRange(property.Value.EnumerateArray().Select(item => (One(property.Name), item)));
                break;
            case JsonValueKind.Array:
                slots.Add((slot, Value.List([.. property.Value.EnumerateArray().Select(Scalar)])));
                break;
            default:
                Value value = Scalar(property.Value);
                slots.Add((slot, value));
                if (value.TryGetText(out string? text))
                {
                    Words.Add(words, property.Name, text);
                }

                break;
        }
    }

    private static Value Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when element.TryGetInt64(out long integer) => integer,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => Value.Null,
        // A list in a list; nothing asks for what is in it.
        _ => element.GetRawText(),
    };

    // What has a namespace and a name is the use of a declaration that has them.
    private void FindDeclarations()
    {
        Dictionary<(string, string), int> declarations = [];
        foreach (DataNode node in _nodes)
        {
            if (node["name"] is { } name && node.Whole >= 0 && _nodes[node.Whole] is { Kind: "contract" } contract && contract["namespace"] is { } space)
            {
                declarations.TryAdd((space, name), node.Index);
            }
        }

        foreach (DataNode node in _nodes)
        {
            if (node["name"] is { } name && node["namespace"] is { } space && declarations.TryGetValue((space, name), out int declaration))
            {
                node.Declaration = declaration;
            }
        }
    }
}
