using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Types;

/// <summary>Says which types may stand where.</summary>
/// <param name="place">Where the type stands.</param>
/// <param name="span">Its place in the text.</param>
/// <param name="sink">Where refusals go.</param>
internal sealed class TypePlacement(TypePlace place, TextSpan span, DiagnosticSink sink)
{
    /// <summary>Whether a type may stand at a place; reports when it may not.</summary>
    public static bool Check(TypeReference type, TypePlace place, TextSpan span, DiagnosticSink sink)
    {
        TypePlacement placement = new(place, span, sink);
        return place switch
        {
            TypePlace.Parameter or TypePlace.Result => placement.IsMessageItem(type),
            TypePlace.DataspaceMember => placement.IsDataspaceMember(type),
            TypePlace.RecordField => placement.IsRecordField(type),
            _ => placement.IsPlain(type, type),
        };
    }

    private string Place => place switch
    {
        TypePlace.Field => "in a struct",
        TypePlace.Arm => "in a union",
        TypePlace.DataspaceMember => "in a dataspace",
        TypePlace.Parameter => "a parameter",
        TypePlace.Result => "a result",
        _ => "in a record",
    };

    private bool IsMessageItem(TypeReference type) => type.Unaliased switch
    {
        CapabilityType { Transfer: CapabilityTransfer.Borrow } when place == TypePlace.Result =>
            Refuse(TypeDiagnostics.TransferOfData, "borrow", "a result is not given back", "Remove 'borrow'."),
        CapabilityType or BulkType => true,
        TextType or BytesType { Max: not null } when place == TypePlace.Parameter => true,
        ArrayType => NotHere(type, "Put it into a struct."),
        OptionalType { Element: { Unaliased: ArrayType } } => NotHere(type, "Put it into a struct."),
        _ => IsPlain(type, type),
    };

    private bool IsDataspaceMember(TypeReference type) => type.Unaliased switch
    {
        RingType ring => IsPlain(ring.Element, ring.Element),
        PacketsType packets => IsPlain(packets.Descriptor, packets.Descriptor),
        _ => IsPlain(type, type),
    };

    /// <param name="type">What to look at.</param>
    /// <param name="written">The type to name in a message: an alias is clearer than what it stands for.</param>
    private bool IsPlain(TypeReference type, TypeReference written) => type switch
    {
        AliasType alias => IsPlain(alias.Target, written),
        ScalarType or StringType { Capacity: not null } => true,
        NamedType named => IsPlainNamed(named),
        OptionalType { Element.Unaliased: OptionalType } => NotHere(written, "Use one '?'."),
        OptionalType optional => IsPlain(optional.Element, optional.Element),
        ArrayType array => IsPlain(array.Element, array.Element),
        StringType => NotHere(written, "Write 'string<n>'."),
        TextType or BytesType { Max: not null } => Refuse(
            TypeDiagnostics.BufferOutsideParameters,
            TypeNames.Of(written),
            Place,
            type is TextType ? "'string<n>'" : place == TypePlace.Result ? "'bulk bytes', or a struct" : "'u8[n]'"),
        BytesType => NotHere(written, place == TypePlace.Parameter ? "Write 'bytes<n>', or 'bulk bytes'." : "Write 'u8[n]'."),
        CapabilityType => Refuse(TypeDiagnostics.CapabilityInData, Place),
        BulkType => NotHere(written, "Use it as a parameter or result of a session's method."),
        ListType or MapType => NotHere(written, "Use it in a record."),
        RingType or PacketsType => NotHere(written, "Use it as a member of a dataspace."),
        _ => false,
    };

    private bool IsPlainNamed(NamedType named) => named.Kind switch
    {
        NamedTypeKind.Struct or NamedTypeKind.Union or NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags => true,
        NamedTypeKind.Record => Refuse(TypeDiagnostics.RecordOutsideBulk, named.Name, Place),
        NamedTypeKind.Interface or NamedTypeKind.Session => NotHere(named, $"Use 'cap<{named.Name}>'."),
        NamedTypeKind.Dataspace => NotHere(named, "Pass a 'cap<Dataspace>' to a dataspace of that layout."),
        _ => NotHere(named, "Use a type of data."),
    };

    private bool IsRecordField(TypeReference type) => type.Unaliased is OptionalType optional ? IsRecordValue(optional.Element) : IsRecordValue(type);

    private bool IsRecordValue(TypeReference type) => type.Unaliased switch
    {
        StringType or BytesType { Record: null } or NamedType { Kind: NamedTypeKind.Record } => true,
        BytesType { Record: { } record } => NotHere(type, $"Write '{record.Name}'."),
        ListType list => IsRecordValue(list.Element),
        MapType map => IsMapKey(map.Key) & IsRecordValue(map.Value),
        ArrayType => NotHere(type, "Use 'list<T>', or put the array into a struct."),
        OptionalType => NotHere(type, "Let the whole field be optional."),
        TextType => NotHere(type, "Write 'string' or 'string<n>'."),
        _ => IsPlain(type, type),
    };

    private bool IsMapKey(TypeReference key) => key.Unaliased switch
    {
        ScalarType scalar when Layouts.IsInteger(scalar.Kind) => true,
        NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error } or StringType => true,
        _ => Refuse(TypeDiagnostics.MapKey, TypeNames.Of(key)),
    };

    private bool NotHere(TypeReference type, string remedy) =>
        Refuse(TypeDiagnostics.NotAllowedHere, TypeNames.Of(type), Place, remedy);

    private bool Refuse(DiagnosticDescriptor descriptor, params string[] arguments)
    {
        sink.Report(descriptor, span, arguments);
        return false;
    }
}
