using System.Text.Json;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>Writes types. Each is an object whose <c>kind</c> is a scalar's name, the kind of a declaration, or that of a type constructor.</summary>
internal static class TypeWriter
{
    /// <summary>Writes a type as a field.</summary>
    public static void Write(Utf8JsonWriter json, string field, TypeReference type)
    {
        json.WriteStartObject(field);
        switch (type)
        {
            case ScalarType scalar:
                json.WriteString("kind", Words.Of(scalar.Kind));
                break;
            case NamedType named:
                WriteNamed(json, named);
                break;
            case AliasType alias:
                WriteAlias(json, alias);
                break;
            case CapabilityType capability:
                json.WriteString("kind", "cap");
                json.WriteString("transfer", Words.Transfers[(int)capability.Transfer]);
                WriteOptional(json, "interface", capability.Interface);
                break;
            case OptionalType optional:
                WriteElement(json, "optional", optional.Element);
                break;
            case ListType list:
                WriteElement(json, "list", list.Element);
                break;
            case MapType map:
                json.WriteString("kind", "map");
                Write(json, "key", map.Key);
                Write(json, "value", map.Value);
                break;
            default:
                WriteSized(json, type);
                break;
        }
        json.WriteEndObject();
    }

    /// <summary>Writes a type as a field, or nothing.</summary>
    public static void WriteOptional(Utf8JsonWriter json, string field, TypeReference? type)
    {
        if (type is not null)
        {
            Write(json, field, type);
        }
    }

    /// <summary>The types that carry numbers of their own.</summary>
    private static void WriteSized(Utf8JsonWriter json, TypeReference type)
    {
        switch (type)
        {
            case ArrayType array:
                WriteElement(json, "array", array.Element);
                json.WriteNumber("length", array.Length);
                break;
            case StringType text:
                json.WriteString("kind", "string");
                WriteOptional(json, "capacity", text.Capacity);
                break;
            case TextType text:
                json.WriteString("kind", "text");
                json.WriteNumber("max", text.Max);
                break;
            case BytesType bytes:
                json.WriteString("kind", "bytes");
                WriteOptional(json, "max", bytes.Max);
                WriteOptional(json, "record", bytes.Record);
                break;
            case BulkType bulk:
                json.WriteString("kind", "bulk");
                WriteOptional(json, "record", bulk.Record);
                break;
            case RingType ring:
                WriteElement(json, "ring", ring.Element);
                json.WriteNumber("slots", ring.Slots);
                break;
            case PacketsType packets:
                json.WriteString("kind", "packets");
                Write(json, "descriptor", packets.Descriptor);
                json.WriteNumber("submitSlots", packets.SubmitSlots);
                json.WriteNumber("ackSlots", packets.AckSlots);
                json.WriteNumber("bulkOffset", packets.BulkOffset);
                break;
            default:
                throw new NotSupportedException($"The JSON form has no word for the type {type.GetType().Name}.");
        }
    }

    private static void WriteNamed(Utf8JsonWriter json, NamedType named)
    {
        json.WriteString("kind", Words.NamedTypes[(int)named.Kind]);
        json.WriteString("namespace", named.Namespace);
        CommonParts.Write(json, "namespaceSpelling", named.NamespaceSpelling);
        json.WriteString("name", named.Name);
        CommonParts.Write(json, "spelling", named.Spelling);
        json.WriteNumber("size", named.Layout.Size);
        json.WriteNumber("alignment", named.Layout.Alignment);
        json.WriteString("underlying", Words.Of(named.Underlying));
        json.WriteBoolean("genode", named.IsGenode);
    }

    private static void WriteAlias(Utf8JsonWriter json, AliasType alias)
    {
        json.WriteString("kind", "alias");
        json.WriteString("namespace", alias.Namespace);
        json.WriteString("name", alias.Name);
        CommonParts.Write(json, "spelling", alias.Spelling);
        Write(json, "target", alias.Target);
    }

    private static void WriteElement(Utf8JsonWriter json, string kind, TypeReference element)
    {
        json.WriteString("kind", kind);
        Write(json, "element", element);
    }

    private static void WriteOptional(Utf8JsonWriter json, string field, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(field, value);
        }
    }
}
