namespace TelOS.Idl.Model;

/// <summary><c>map&lt;K, V&gt;</c>, in records.</summary>
/// <param name="Key">An integer, an enumeration or a string.</param>
/// <param name="Value">The type of the values.</param>
public sealed record MapType(TypeReference Key, TypeReference Value) : TypeReference;
