namespace TelOS.Idl.Model;

/// <summary><c>text&lt;n&gt;</c>: a zero-terminated UTF-8 text that travels as long as it is (<c>Rpc_in_buffer</c>). Parameters only.</summary>
/// <param name="Max">Bytes, terminator included.</param>
public sealed record TextType(int Max) : TypeReference;
