namespace TelOS.Idl.Model;

/// <summary>A field of a struct or a member of a dataspace.</summary>
/// <param name="Name">The name, <c>camelCase</c>.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Offset">Bytes from the start.</param>
public sealed record Field(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    TypeReference Type,
    int Offset);
