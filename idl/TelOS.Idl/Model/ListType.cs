namespace TelOS.Idl.Model;

/// <summary><c>list&lt;T&gt;</c>, in records.</summary>
/// <param name="Element">The element type.</param>
public sealed record ListType(TypeReference Element) : TypeReference;
