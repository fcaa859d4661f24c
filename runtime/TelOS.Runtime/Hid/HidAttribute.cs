namespace TelOS.Runtime;

/// <summary>A named value of a node.</summary>
/// <param name="Tag">Its name, at most 63 bytes of it.</param>
/// <param name="Value">Its value without the spaces around it.</param>
public readonly record struct HidAttribute(string Tag, string Value);
