using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>Maps the types of parameters and results to C#.</summary>
/// <param name="file">The file that they are used in.</param>
/// <param name="isGenode">Whether the function describes something of Genode.</param>
internal sealed class MessageTypes(SourceFile file, bool isGenode)
{
    /// <summary>The C# side of a type.</summary>
    public MessageType Of(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => new ScalarMessage(scalar.Kind),
        NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } named => new EnumMessage(named, file),
        NamedType named => new ValueMessage(file.Type(named)),
        StringType text => new StringMessage(text.Capacity ?? 1, file),
        TextType text => new BufferMessage(file.Runtime("Utf8Text"), "Text", text.Max, isGenode),
        BytesType { Record: null } bytes => new BufferMessage($"{file.System("ReadOnlySpan")}<byte>", "Bytes", bytes.Max ?? 0, isGenode),
        BytesType { Record: { } record } bytes => new RecordMessage(record, bytes.Max ?? 0, file),
        BulkType bulk => new BulkMessage(bulk.Record, file),
        CapabilityType capability => new CapabilityMessage(capability, file),
        OptionalType optional => OfOptional(optional.Element.Unaliased),
        _ => throw new ArgumentException($"{type} does not travel in messages.", nameof(type)),
    };

    private OptionalMessage OfOptional(TypeReference element) => new(
        element,
        element switch
        {
            ScalarType scalar => Scalars.Keyword(scalar.Kind),
            NamedType named => file.Type(named),
            StringType => "string",
            _ => throw new ArgumentException($"{element} is not a value that may be absent.", nameof(element)),
        },
        file);
}
