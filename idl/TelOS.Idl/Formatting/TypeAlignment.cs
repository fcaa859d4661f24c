using TelOS.Idl.Model;

namespace TelOS.Idl.Formatting;

/// <summary>The natural alignment of plain data, in bytes.</summary>
internal static class TypeAlignment
{
    internal static int Of(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => Of(scalar.Kind),
        NamedType named => Math.Max(1, named.Layout.Alignment),
        ArrayType array => Of(array.Element),
        OptionalType optional => Of(optional.Element),
        StringType => 8,
        RingType ring => Math.Max(4, Of(ring.Element)),
        PacketsType packets => Math.Max(4, Of(packets.Descriptor)),
        _ => 1,
    };

    private static int Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool or ScalarKind.U8 or ScalarKind.I8 => 1,
        ScalarKind.U16 or ScalarKind.I16 => 2,
        ScalarKind.U32 or ScalarKind.I32 or ScalarKind.F32 => 4,
        _ => 8,
    };
}
