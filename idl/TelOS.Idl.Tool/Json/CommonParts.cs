using System.Text.Json;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>What many things of a contract have: spelling, documentation, availability. Absent parts are left out.</summary>
internal static class CommonParts
{
    /// <summary>Writes names that the contract gives explicitly.</summary>
    public static void Write(Utf8JsonWriter json, string field, Spelling spelling)
    {
        if (spelling == Spelling.None)
        {
            return;
        }
        json.WriteStartObject(field);
        WriteOptional(json, "cs", spelling.CSharp);
        WriteOptional(json, "cpp", spelling.Cpp);
        WriteOptional(json, "rpc", spelling.Rpc);
        WriteOptional(json, "header", spelling.Header);
        WriteOptional(json, "pass", spelling.Pass);
        json.WriteEndObject();
    }

    /// <summary>Writes a doc comment.</summary>
    public static void Write(Utf8JsonWriter json, Documentation? documentation)
    {
        if (documentation is null)
        {
            return;
        }
        json.WriteStartObject("documentation");
        json.WriteString("text", documentation.Text);
        json.WriteStartArray("parameters");
        foreach (ParameterDocumentation parameter in documentation.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("text", parameter.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteOptional(json, "returns", documentation.Returns);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>since</c>, <c>deprecated</c> and <c>unstable</c>.</summary>
    public static void Write(Utf8JsonWriter json, Availability availability)
    {
        if (availability.Since != 0)
        {
            json.WriteNumber("since", availability.Since);
        }
        WriteOptional(json, "deprecated", availability.Deprecated);
        if (availability.IsUnstable)
        {
            json.WriteBoolean("unstable", true);
        }
    }

    /// <summary>Writes a string, or nothing.</summary>
    public static void WriteOptional(Utf8JsonWriter json, string field, string? value)
    {
        if (value is not null)
        {
            json.WriteString(field, value);
        }
    }

    /// <summary>Writes an array of objects, the fields of each by <paramref name="write"/>.</summary>
    public static void WriteList<T>(Utf8JsonWriter json, string field, ValueArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(field);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, string, Spelling)"/> wrote.</summary>
    public static Spelling ReadSpelling(JsonFields owner, string field = "spelling") =>
        owner.Take(field, Spelling.None, value =>
        {
            JsonFields fields = value.Fields();
            Spelling spelling = new(ReadText(fields, "cs"), ReadText(fields, "cpp"), ReadText(fields, "rpc"), ReadText(fields, "header"), ReadText(fields, "pass"));
            fields.End();
            return spelling;
        });

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, Documentation?)"/> wrote.</summary>
    public static Documentation? ReadDocumentation(JsonFields owner) =>
        owner.Take("documentation", value =>
        {
            JsonFields fields = value.Fields();
            Documentation documentation = new(
                fields.Take("text").Text(),
                fields.Take("parameters").List(ReadParameterDocumentation),
                ReadText(fields, "returns"));
            fields.End();
            return documentation;
        });

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, Availability)"/> wrote.</summary>
    public static Availability ReadAvailability(JsonFields owner) => new(
        owner.Take("since", 0, value => value.Int32(0)),
        ReadText(owner, "deprecated"),
        owner.Take("unstable", false, value => value.Boolean()));

    /// <summary>Reads a string, or null when the field is left out.</summary>
    public static string? ReadText(JsonFields owner, string field) => owner.Take(field, value => value.Text());

    private static ParameterDocumentation ReadParameterDocumentation(JsonValue value)
    {
        JsonFields fields = value.Fields();
        ParameterDocumentation parameter = new(fields.Take("name").Text(), fields.Take("text").Text());
        fields.End();
        return parameter;
    }
}
