namespace TelOS.Idl.Model;

/// <summary>A field of a record.</summary>
/// <param name="Key">The MessagePack key, at least 1.</param>
/// <param name="Name">The name, <c>camelCase</c>.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="Type">Its type; an <see cref="OptionalType"/> may be absent from the encoding.</param>
public sealed record RecordField(
    int Key,
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    TypeReference Type);
