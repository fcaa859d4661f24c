namespace TelOS.Idl.Model;

/// <summary>Something a contract declares by name.</summary>
/// <param name="Name">The name in the contract, <c>PascalCase</c> for types and <c>camelCase</c> for constants.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="IsGenode">Whether it describes something that Genode already has.</param>
public abstract record Declaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode);
