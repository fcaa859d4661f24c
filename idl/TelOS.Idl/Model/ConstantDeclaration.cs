namespace TelOS.Idl.Model;

/// <summary><c>const maxName: u32 = 64;</c></summary>
/// <param name="Type">A scalar type, or null for a text constant.</param>
/// <param name="Value">The value.</param>
public sealed record ConstantDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    ScalarType? Type,
    ConstantValue Value)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
