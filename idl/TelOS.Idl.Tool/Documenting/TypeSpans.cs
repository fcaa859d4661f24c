using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;
using TelOS.Idl.Tool.Json;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>Types as contracts write them, with links to what is declared.</summary>
/// <param name="index">Where everything is.</param>
internal sealed class TypeSpans(PageIndex index)
{
    /// <summary>The pieces of a type.</summary>
    public IReadOnlyList<Span> Of(TypeReference type)
    {
        List<Span> spans = [];
        Write(spans, type);
        return spans;
    }

    /// <summary>A link to a declared type.</summary>
    public Span Link(NamedType type) => Span.Code(type.Name, index.Find(type.Namespace, type.Name));

    private void Write(List<Span> spans, TypeReference type)
    {
        switch (type)
        {
            case NamedType named:
                spans.Add(Link(named));
                break;
            case AliasType alias:
                spans.Add(Span.Code(alias.Name, index.Find(alias.Namespace, alias.Name)));
                break;
            case OptionalType optional:
                Write(spans, optional.Element);
                spans.Add(Span.Code("?"));
                break;
            case ArrayType array:
                Write(spans, array.Element);
                spans.Add(Span.Code($"[{Number(array.Length)}]"));
                break;
            case CapabilityType capability:
                string prefix = capability.Transfer switch
                {
                    CapabilityTransfer.Move => "move ",
                    CapabilityTransfer.Borrow => "borrow ",
                    _ => string.Empty,
                };
                Enclose(spans, $"{prefix}cap", capability.Interface is null ? [] : [capability.Interface]);
                break;
            case BulkType bulk:
                spans.Add(Span.Code("bulk "));
                spans.Add(bulk.Record is null ? Span.Code("bytes") : Link(bulk.Record));
                break;
            case BytesType bytes:
                Enclose(spans, "bytes", bytes.Record is null ? [] : [bytes.Record], bytes.Max);
                break;
            case RingType ring:
                Enclose(spans, "ring", [ring.Element], ring.Slots);
                break;
            case PacketsType packets:
                Enclose(spans, "packets", [packets.Descriptor], packets.SubmitSlots, packets.AckSlots);
                break;
            case ListType list:
                Enclose(spans, "list", [list.Element]);
                break;
            case MapType map:
                Enclose(spans, "map", [map.Key, map.Value]);
                break;
            case StringType text:
                Enclose(spans, "string", [], text.Capacity);
                break;
            case TextType text:
                Enclose(spans, "text", [], text.Max);
                break;
            case ScalarType scalar:
                spans.Add(Span.Code(Words.Of(scalar.Kind)));
                break;
            default:
                throw new ArgumentException($"The type {type.GetType().Name} is not known here.", nameof(type));
        }
    }

    private void Enclose(List<Span> spans, string name, IReadOnlyList<TypeReference> types, params int?[] numbers)
    {
        spans.Add(Span.Code(name));
        string separator = "<";
        foreach (TypeReference type in types)
        {
            spans.Add(Span.Code(separator));
            Write(spans, type);
            separator = ", ";
        }
        foreach (int number in numbers.OfType<int>())
        {
            spans.Add(Span.Code(separator + Number(number)));
            separator = ", ";
        }
        if (separator != "<")
        {
            spans.Add(Span.Code(">"));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
