namespace TelOS.Idl.Model;

/// <summary><c>T[n]</c>, in plain data.</summary>
/// <param name="Element">The element type.</param>
/// <param name="Length">The number of elements, at least 1.</param>
public sealed record ArrayType(TypeReference Element, int Length) : TypeReference;
