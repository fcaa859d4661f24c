namespace TelOS.Idl.Model;

/// <summary>A scalar.</summary>
/// <param name="Kind">Which one.</param>
public sealed record ScalarType(ScalarKind Kind) : TypeReference;
