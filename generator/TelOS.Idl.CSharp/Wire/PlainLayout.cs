using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>Size and alignment of plain data, by the rules that the compiler lays structs out with.</summary>
internal static class PlainLayout
{
    /// <summary>Size and alignment of a type.</summary>
    public static Layout Of(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => new Layout(Scalars.Size(scalar.Kind), Scalars.Size(scalar.Kind)),
        NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } named =>
            new Layout(Scalars.Size(named.Underlying), Scalars.Size(named.Underlying)),
        NamedType named => named.Layout,
        StringType text => new Layout(StringSize(text.Capacity ?? 1), 8),
        ArrayType array => OfArray(Of(array.Element), array.Length),
        OptionalType optional => OfOptional(Of(optional.Element)),
        _ => default,
    };

    /// <summary>Bytes of a <c>string&lt;n&gt;</c>.</summary>
    public static int StringSize(int capacity) => ((capacity + 7) / 8 * 8) + 8;

    private static Layout OfArray(Layout element, int length) => new(element.Size * length, element.Alignment);

    private static Layout OfOptional(Layout element) => new(element.Size + element.Alignment, element.Alignment);
}
