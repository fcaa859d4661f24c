namespace TelOS.Idl.Model;

/// <summary><c>T?</c>. In plain data: a presence byte, zeroed padding, and the value at its alignment. In records: the field may be absent.</summary>
/// <param name="Element">The type of the value.</param>
public sealed record OptionalType(TypeReference Element) : TypeReference;
