namespace TelOS.Idl.Model;

/// <summary>One alternative of a union.</summary>
/// <param name="Tag">The tag, at least 1.</param>
/// <param name="Name">The name, <c>camelCase</c>.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="Type">What the arm holds, or null for an arm without a value.</param>
public sealed record UnionArm(
    int Tag,
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    TypeReference? Type);
