using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Records;

/// <summary>How C++ spells the types of fields; each of them knows how it is encoded.</summary>
/// <param name="names">How the contract spells names.</param>
internal sealed class RecordTypes(CppNames names)
{
    /// <summary>A type that is not optional.</summary>
    public string Of(TypeReference type) => type.Unaliased switch
    {
        // The capacity counts the terminator that the text has in structs.
        StringType text => $"Telos::Text<{Bound(text.Capacity - 1)}>",
        BytesType bytes => $"Telos::Bytes<{Bound(bytes.Max)}>",
        ListType list => $"Telos::List<{Of(list.Element)}>",
        MapType map => $"Telos::Map<{Of(map.Key)}, {Of(map.Value)}>",
        _ => names.Of(type.Unaliased),
    };

    /// <summary>Whether values are handed over by copying them rather than by reference.</summary>
    public static bool IsSmall(TypeReference type) => type.Unaliased is ScalarType
        or NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags };

    /// <summary>Whether a value can be written piece by piece.</summary>
    public static bool IsBuilt(TypeReference type) => type.Unaliased is ListType or MapType or NamedType { Kind: NamedTypeKind.Record };

    /// <summary>The declared types in a type, itself among them.</summary>
    public static IEnumerable<NamedType> Named(TypeReference type) => type.Unaliased switch
    {
        NamedType named => [named],
        OptionalType optional => Named(optional.Element),
        ListType list => Named(list.Element),
        MapType map => Named(map.Key).Concat(Named(map.Value)),
        _ => [],
    };

    private static string Bound(int? max) => max is { } bytes ? CppLiteral.Of(bytes) : string.Empty;
}
