using System.Text.Json;

namespace TelOS.Idl.Tool.Json;

/// <summary>The fields of a JSON object, each of which is taken once. Fields that nobody takes are refused by <see cref="End"/>.</summary>
internal sealed class JsonFields
{
    private readonly JsonValue _owner;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Looks at an object.</summary>
    public JsonFields(JsonValue owner) => _owner = owner;

    /// <summary>A field that must be there.</summary>
    public JsonValue Take(string name) =>
        Find(name) ?? throw _owner.Refuse($"has no field \"{name}\"");

    /// <summary>A field that may be left out, as what <paramref name="read"/> makes of it, or null.</summary>
    public T? Take<T>(string name, Func<JsonValue, T> read)
        where T : class =>
        Find(name) is { } value ? read(value) : null;

    /// <summary>A field that may be left out, as what <paramref name="read"/> makes of it, or <paramref name="otherwise"/>.</summary>
    public T Take<T>(string name, T otherwise, Func<JsonValue, T> read) =>
        Find(name) is { } value ? read(value) : otherwise;

    /// <summary>Refuses fields that were not taken.</summary>
    public void End()
    {
        foreach (JsonProperty property in _owner.Element.EnumerateObject())
        {
            if (!_taken.Contains(property.Name))
            {
                throw _owner.Refuse($"has a field \"{property.Name}\", which format {ContractJson.Format} does not know");
            }
        }
    }

    /// <summary>What to throw when the fields do not fit each other.</summary>
    public ContractFormatException Refuse(string problem) => _owner.Refuse(problem);

    private JsonValue? Find(string name)
    {
        _taken.Add(name);
        return _owner.Element.TryGetProperty(name, out JsonElement element)
            ? new JsonValue(element, _owner.Path.Length == 0 ? name : $"{_owner.Path}.{name}")
            : null;
    }
}
