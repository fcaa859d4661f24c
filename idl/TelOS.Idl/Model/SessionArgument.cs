namespace TelOS.Idl.Model;

/// <summary>One argument of a session's creation.</summary>
/// <param name="Name">The name in the contract, <c>camelCase</c>.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="Key">The key in the argument string, <c>lower_case</c>.</param>
/// <param name="Type">A <see cref="ScalarType"/> (<c>bool</c> or an integer) or a <see cref="StringType"/>.</param>
/// <param name="Default">The value when the argument is left out, or null when it must be given.</param>
public sealed record SessionArgument(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    string Key,
    TypeReference Type,
    ConstantValue? Default);
