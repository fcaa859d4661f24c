using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>Reads what <see cref="TypeWriter"/> wrote.</summary>
internal static class TypeReader
{
    private static readonly IReadOnlyList<string> Constructors =
        ["alias", "cap", "optional", "list", "map", "array", "string", "text", "bytes", "bulk", "ring", "packets"];

    private static readonly IReadOnlyList<string> Kinds = [.. Words.Scalars, .. Words.NamedTypes, .. Constructors];

    /// <summary>Reads any type.</summary>
    public static TypeReference Read(JsonValue value)
    {
        JsonFields fields = value.Fields();
        int kind = fields.Take("kind").Word(Kinds);
        int named = kind - Words.Scalars.Count;
        int constructor = named - Words.NamedTypes.Count;
        TypeReference type = constructor >= 0
            ? ReadConstructed(fields, Constructors[constructor])
            : named >= 0 ? ReadNamed(fields, (NamedTypeKind)named) : new ScalarType((ScalarKind)kind);
        fields.End();
        return type;
    }

    /// <summary>Reads a type that must be the use of a declaration.</summary>
    public static NamedType ReadNamed(JsonValue value) =>
        Read(value) as NamedType ?? throw value.Refuse("must be a declared type");

    private static TypeReference ReadConstructed(JsonFields fields, string kind) => kind switch
    {
        "alias" => new AliasType(
            fields.Take("namespace").Text(),
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            Read(fields.Take("target"))),
        "cap" => new CapabilityType(
            fields.Take("interface", ReadNamed),
            (CapabilityTransfer)fields.Take("transfer").Word(Words.Transfers)),
        "optional" => new OptionalType(Read(fields.Take("element"))),
        "list" => new ListType(Read(fields.Take("element"))),
        "map" => new MapType(Read(fields.Take("key")), Read(fields.Take("value"))),
        _ => ReadSized(fields, kind),
    };

    private static TypeReference ReadSized(JsonFields fields, string kind) => kind switch
    {
        "array" => new ArrayType(Read(fields.Take("element")), fields.Take("length").Int32(1)),
        "string" => new StringType(Bound(fields, "capacity")),
        "text" => new TextType(fields.Take("max").Int32(1)),
        "bytes" => new BytesType(Bound(fields, "max"), fields.Take("record", ReadNamed)),
        "bulk" => new BulkType(fields.Take("record", ReadNamed)),
        "ring" => new RingType(Read(fields.Take("element")), fields.Take("slots").Int32(2)),
        "packets" => new PacketsType(
            Read(fields.Take("descriptor")),
            fields.Take("submitSlots").Int32(1),
            fields.Take("ackSlots").Int32(1),
            fields.Take("bulkOffset").Int32(0)),
        _ => throw fields.Refuse($"is of kind {kind}, which has no reader"),
    };

    private static NamedType ReadNamed(JsonFields fields, NamedTypeKind kind) => new(
        kind,
        fields.Take("namespace").Text(),
        CommonParts.ReadSpelling(fields, "namespaceSpelling"),
        fields.Take("name").Text(),
        CommonParts.ReadSpelling(fields),
        new Layout(fields.Take("size").Int32(0), fields.Take("alignment").Int32(0)),
        Words.Scalar(fields.Take("underlying")),
        fields.Take("genode").Boolean());

    private static int? Bound(JsonFields fields, string name) => fields.Take<int?>(name, null, value => value.Int32(1));
}
