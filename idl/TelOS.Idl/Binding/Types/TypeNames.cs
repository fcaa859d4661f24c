using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding.Types;

/// <summary>Types as a contract writes them, for messages.</summary>
internal static class TypeNames
{
    public static string Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "bool",
        ScalarKind.U8 => "u8",
        ScalarKind.U16 => "u16",
        ScalarKind.U32 => "u32",
        ScalarKind.U64 => "u64",
        ScalarKind.I8 => "i8",
        ScalarKind.I16 => "i16",
        ScalarKind.I32 => "i32",
        ScalarKind.I64 => "i64",
        ScalarKind.F32 => "f32",
        ScalarKind.F64 => "f64",
        _ => "usize",
    };

    public static ScalarKind? Scalar(string name) => name switch
    {
        "bool" => ScalarKind.Bool,
        "u8" => ScalarKind.U8,
        "u16" => ScalarKind.U16,
        "u32" => ScalarKind.U32,
        "u64" => ScalarKind.U64,
        "i8" => ScalarKind.I8,
        "i16" => ScalarKind.I16,
        "i32" => ScalarKind.I32,
        "i64" => ScalarKind.I64,
        "f32" => ScalarKind.F32,
        "f64" => ScalarKind.F64,
        "usize" => ScalarKind.USize,
        _ => null,
    };

    public static string Of(TypeReference type) => type switch
    {
        ScalarType scalar => Of(scalar.Kind),
        NamedType named => named.Name,
        AliasType alias => alias.Name,
        StringType { Capacity: { } capacity } => $"string<{Numbers.Text(capacity)}>",
        StringType => "string",
        TextType text => $"text<{Numbers.Text(text.Max)}>",
        BytesType { Record: { } record, Max: { } max } => $"bytes<{record.Name}, {Numbers.Text(max)}>",
        BytesType { Max: { } max } => $"bytes<{Numbers.Text(max)}>",
        BytesType => "bytes",
        CapabilityType { Interface: { } target } capability => Of(capability.Transfer) + $"cap<{target.Name}>",
        CapabilityType capability => Of(capability.Transfer) + "cap",
        BulkType { Record: { } record } => "bulk " + record.Name,
        BulkType => "bulk bytes",
        OptionalType optional => Of(optional.Element) + "?",
        ArrayType array => $"{Of(array.Element)}[{Numbers.Text(array.Length)}]",
        ListType list => $"list<{Of(list.Element)}>",
        MapType map => $"map<{Of(map.Key)}, {Of(map.Value)}>",
        RingType ring => $"ring<{Of(ring.Element)}, {Numbers.Text(ring.Slots)}>",
        PacketsType packets =>
            $"packets<{Of(packets.Descriptor)}, {Numbers.Text(packets.SubmitSlots)}, {Numbers.Text(packets.AckSlots)}>",
        _ => "?",
    };

    private static string Of(CapabilityTransfer transfer) => transfer switch
    {
        CapabilityTransfer.Move => "move ",
        CapabilityTransfer.Borrow => "borrow ",
        _ => string.Empty,
    };
}
