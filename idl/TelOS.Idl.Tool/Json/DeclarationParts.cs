using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>What every declaration has, read before its kind's own fields.</summary>
/// <param name="Name">The name in the contract.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="IsGenode">Whether it describes something that Genode already has.</param>
internal sealed record DeclarationParts(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode);
