namespace TelOS.Idl.Model;

/// <summary>Data that evolves and has no fixed size, encoded as a MessagePack map with integer keys.</summary>
/// <param name="Fields">The fields in order of their keys.</param>
/// <param name="ReservedKeys">Keys of fields that were removed and must not come back.</param>
public sealed record RecordDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    ValueArray<RecordField> Fields,
    ValueArray<int> ReservedKeys)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
