namespace TelOS.Idl.Model;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">The name, <c>camelCase</c>.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsInOut">Whether its value travels back with the reply.</param>
public sealed record Parameter(string Name, Spelling Spelling, TypeReference Type, bool IsInOut);
