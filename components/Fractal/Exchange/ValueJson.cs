using System.Globalization;
using System.Text.Json;
using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>Values as JSON. What JSON has no word for is an object with one name: <c>{"$ref": 7}</c>, <c>{"$bytes": "base64"}</c>,
/// <c>{"$method": "area"}</c>, <c>{"$number": "NaN"}</c>; a map that would look like that is <c>{"$map": {...}}</c>.</summary>
public static class ValueJson
{
    private const string Reference = "$ref";
    private const string Bytes = "$bytes";
    private const string Method = "$method";
    private const string Number = "$number";
    private const string Map = "$map";

    /// <summary>Writes a value.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="value">The value.</param>
    /// <param name="isThere">Whether an object may be referred to; a reference to another one is null. Null: all may.</param>
    public static void Write(Utf8JsonWriter json, in Value value, Func<ulong, bool>? isThere = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        switch (value.Kind)
        {
            case ValueKind.Null:
                json.WriteNullValue();
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(value.AsBoolean());
                break;
            case ValueKind.Integer:
                json.WriteNumberValue(value.AsInteger());
                break;
            case ValueKind.Number:
                WriteNumber(json, value.AsNumber());
                break;
            case ValueKind.Text:
                json.WriteStringValue(value.AsText());
                break;
            case ValueKind.Bytes:
                json.WriteStartObject();
                json.WriteBase64String(Bytes, value.AsBytes());
                json.WriteEndObject();
                break;
            case ValueKind.List:
                json.WriteStartArray();
                foreach (Value item in value.AsList())
                {
                    Write(json, item, isThere);
                }
                json.WriteEndArray();
                break;
            case ValueKind.Map:
                WriteMap(json, value.AsMap(), isThere);
                break;
            case ValueKind.Reference when isThere?.Invoke(value.AsReference().Value) == false:
                json.WriteNullValue();
                break;
            case ValueKind.Reference:
                json.WriteStartObject();
                json.WriteNumber(Reference, value.AsReference().Value);
                json.WriteEndObject();
                break;
            default:
                json.WriteStartObject();
                json.WriteString(Method, value.AsMethod());
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>Reads a value.</summary>
    /// <param name="element">What was written.</param>
    /// <param name="resolve">The object that an identity in the text means: a number or a text.</param>
    /// <exception cref="FormatException">It is no value.</exception>
    /// <exception cref="ArgumentException">Lists and maps lie too deep in each other, or a text is no proper Unicode.</exception>
    public static Value Read(JsonElement element, Func<JsonElement, ObjectId> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return element.ValueKind switch
        {
            JsonValueKind.Null => Value.Null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => Text(element),
            JsonValueKind.Number => ReadNumber(element),
            JsonValueKind.Array => new ValueList([.. element.EnumerateArray().Select(item => Read(item, resolve))]),
            JsonValueKind.Object => ReadObject(element, resolve),
            _ => throw new FormatException("A value is missing."),
        };
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException("A text is no proper Unicode.", error);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (!double.IsFinite(number))
        {
            json.WriteStartObject();
            json.WriteString(Number, number.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
            return;
        }
        // A number with a fraction stays one, also when the fraction is 0.
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E', 'e') ? text : $"{text}.0");
    }

    private static Value ReadNumber(JsonElement element)
    {
        string text = element.GetRawText();
        if (text.AsSpan().ContainsAny('.', 'E', 'e'))
        {
            double number = element.GetDouble();
            return double.IsFinite(number) ? number : throw new FormatException($"{text} is too large for a number.");
        }
        return element.TryGetInt64(out long integer) ? integer : throw new FormatException($"{text} does not fit into 64 bits; write {text}.0 for a number with a fraction.");
    }

    private static void WriteMap(Utf8JsonWriter json, ValueMap map, Func<ulong, bool>? isThere)
    {
        bool isAmbiguous = map.Count == 1 && map.Keys.First().StartsWith('$');
        json.WriteStartObject();
        if (isAmbiguous)
        {
            json.WriteStartObject(Map);
        }
        foreach ((string name, Value value) in map.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            Write(json, value, isThere);
        }
        if (isAmbiguous)
        {
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static Value ReadObject(JsonElement element, Func<JsonElement, ObjectId> resolve)
    {
        JsonProperty[] properties = [.. element.EnumerateObject()];
        if (properties is not [{ Name: ['$', ..] } only])
        {
            return ReadMap(properties, resolve);
        }
        return only.Name switch
        {
            Reference => Value.Reference(resolve(only.Value)),
            Bytes when only.Value.ValueKind == JsonValueKind.String && only.Value.TryGetBytesFromBase64(out byte[]? bytes) => bytes,
            Method when only.Value.ValueKind == JsonValueKind.String && Text(only.Value) is { Length: > 0 } name => Value.Method(name),
            Number when only.Value.ValueKind == JsonValueKind.String && TryReadSpecial(Text(only.Value), out double number) => number,
            Map when only.Value.ValueKind == JsonValueKind.Object => ReadMap(only.Value.EnumerateObject(), resolve),
            _ => throw new FormatException($"{element.GetRawText()} is no value; names with '$' are {Reference}, {Bytes}, {Method}, {Number} and {Map}."),
        };
    }

    private static bool TryReadSpecial(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && !double.IsFinite(number);

    private static Value ReadMap(IEnumerable<JsonProperty> properties, Func<JsonElement, ObjectId> resolve) =>
        new ValueMap(properties.Select(property => KeyValuePair.Create(property.Name, Read(property.Value, resolve))));
}
