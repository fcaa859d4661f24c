using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelOS.Idl.Tool.Tests.Json;

/// <summary>Validates JSON by the keywords of JSON Schema that the published schemas use. Any other keyword is an error of the
/// schema, so that nothing is passed over in silence.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> Annotations =
        new(["$schema", "$id", "$defs", "title", "description"], StringComparer.Ordinal);

    /// <summary>A schema of <c>docs/schema</c>.</summary>
    public static JsonSchema Published(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Path($"docs/schema/{name}.schema.json")));
        return new JsonSchema(document.RootElement.Clone());
    }

    /// <summary>What is wrong with a document, each with its path; nothing when it is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement document) => Validate(root, document, "$");

    private List<string> Validate(JsonElement schema, JsonElement value, string path)
    {
        List<string> problems = [];
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref":
                    problems.AddRange(Validate(Resolve(keyword.Value.GetString()!), value, path));
                    break;
                case "oneOf":
                    CheckOneOf(keyword.Value, value, path, problems);
                    break;
                case "properties" or "required" or "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                    CheckObject(keyword, schema, value, path, problems);
                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    int index = 0;
                    foreach (JsonElement item in value.EnumerateArray())
                    {
                        problems.AddRange(Validate(keyword.Value, item, $"{path}[{index++}]"));
                    }
                    break;
                case "properties" or "required" or "additionalProperties" or "items":
                    break;
                default:
                    if (!Annotations.Contains(keyword.Name) && !Holds(keyword, value))
                    {
                        problems.Add($"{path}: {value.GetRawText()} against {keyword.Name} {keyword.Value.GetRawText()}");
                    }
                    break;
            }
        }
        return problems;
    }

    private static bool Holds(JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "type" => IsOfType(value, keyword.Value.GetString()!),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "enum" => keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= keyword.Value.GetDouble(),
        "pattern" => value.ValueKind != JsonValueKind.String
            || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.CultureInvariant),
        _ => throw new NotSupportedException($"This validator does not know the keyword {keyword.Name}."),
    };

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"This validator does not know the type {type}."),
    };

    private void CheckObject(JsonProperty keyword, JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        if (keyword.Name == "required")
        {
            problems.AddRange(keyword.Value.EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _))
                .Select(name => $"{path}: no {name}"));
        }
        else if (keyword.Name == "properties")
        {
            foreach (JsonProperty property in value.EnumerateObject())
            {
                if (keyword.Value.TryGetProperty(property.Name, out JsonElement rule))
                {
                    problems.AddRange(Validate(rule, property.Value, $"{path}.{property.Name}"));
                }
            }
        }
        else if (keyword.Value.ValueKind == JsonValueKind.False)
        {
            problems.AddRange(value.EnumerateObject()
                .Where(property => !schema.GetProperty("properties").TryGetProperty(property.Name, out _))
                .Select(property => $"{path}: unknown {property.Name}"));
        }
        else
        {
            throw new NotSupportedException("This validator knows additionalProperties only as false.");
        }
    }

    private void CheckOneOf(JsonElement alternatives, JsonElement value, string path, List<string> problems)
    {
        List<List<string>> results = [.. alternatives.EnumerateArray().Select(rule => Validate(rule, value, path))];
        int matching = results.Count(result => result.Count == 0);
        if (matching != 1)
        {
            problems.Add($"{path}: {matching} alternatives match");
            problems.AddRange(results.Where(result => result.Count > 0).MinBy(result => result.Count) ?? []);
        }
    }

    private JsonElement Resolve(string reference)
    {
        const string prefix = "#/$defs/";
        return reference.StartsWith(prefix, StringComparison.Ordinal)
            ? root.GetProperty("$defs").GetProperty(reference[prefix.Length..])
            : throw new NotSupportedException($"This validator does not follow {reference}.");
    }
}
