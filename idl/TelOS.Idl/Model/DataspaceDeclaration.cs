namespace TelOS.Idl.Model;

/// <summary>A typed layout of shared memory.</summary>
/// <param name="Layout">Size and alignment of the fixed part. A packet stream at the end takes the rest of the dataspace.</param>
/// <param name="Members">The members in order.</param>
/// <param name="Reserved">The ranges that carry no member.</param>
public sealed record DataspaceDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    Layout Layout,
    ValueArray<Field> Members,
    ValueArray<ReservedRange> Reserved)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
