namespace TelOS.Idl.Model;

/// <summary><c>alias Name = text&lt;64&gt;;</c></summary>
/// <param name="Target">What the name stands for.</param>
public sealed record AliasDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    TypeReference Target)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
