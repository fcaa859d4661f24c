namespace TelOS.Idl.Model;

/// <summary>Plain data with a layout that both languages assert.</summary>
/// <param name="Packing">Where padding may come from.</param>
/// <param name="Layout">Size and alignment in bytes.</param>
/// <param name="Fields">The fields in order; explicit padding and reserved tails are not among them.</param>
/// <param name="Reserved">The zeroed ranges: <c>pad</c>, <c>reserve</c>, and the padding of <c>[layout(natural)]</c>.</param>
public sealed record StructDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    Packing Packing,
    Layout Layout,
    ValueArray<Field> Fields,
    ValueArray<ReservedRange> Reserved)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
