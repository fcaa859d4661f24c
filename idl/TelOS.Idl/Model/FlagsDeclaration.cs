namespace TelOS.Idl.Model;

/// <summary>A set of bits.</summary>
/// <param name="Underlying">The unsigned integer that travels.</param>
/// <param name="IsFlexible">Whether bits that are not declared pass (<c>[flexible]</c>).</param>
/// <param name="Members">The named bits and combinations in order.</param>
public sealed record FlagsDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    ScalarKind Underlying,
    bool IsFlexible,
    ValueArray<EnumMember> Members)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
