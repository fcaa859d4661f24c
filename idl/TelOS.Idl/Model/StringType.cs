namespace TelOS.Idl.Model;

/// <summary><c>string&lt;n&gt;</c>: Genode's fixed-capacity string by value. The layout is <c>n</c> bytes, padding to eight, and an
/// eight-byte length that counts the terminator. In a record the bound is optional and the encoding is MessagePack's.</summary>
/// <param name="Capacity">Bytes, terminator included; null is an unbounded string, in records only.</param>
public sealed record StringType(int? Capacity) : TypeReference;
