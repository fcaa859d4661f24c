namespace TelOS.Idl.Model;

/// <summary>One RPC function.</summary>
/// <param name="Opcode">The first eight bytes of its requests: its position in the whole interface, inherited functions included.</param>
/// <param name="Name">The name, <c>camelCase</c>.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Documentation">Its doc comment.</param>
/// <param name="Availability">Its <c>[since]</c>, <c>[deprecated]</c> and <c>[unstable]</c>.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Result">What it returns, or null for <c>void</c>.</param>
/// <param name="Error">The type after <c>or</c>, or null when it cannot fail by a value.</param>
/// <param name="Exceptions">What it throws, with Genode's codes, in the order of the list.</param>
/// <param name="Signal">Set when this is the registration of a signal.</param>
/// <param name="Budget">What its messages need.</param>
public sealed record Function(
    int Opcode,
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    ValueArray<Parameter> Parameters,
    TypeReference? Result,
    NamedType? Error,
    ValueArray<ThrownException> Exceptions,
    Signal? Signal,
    MessageBudget Budget);
