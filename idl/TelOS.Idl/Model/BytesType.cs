namespace TelOS.Idl.Model;

/// <summary><c>bytes&lt;n&gt;</c>: bytes that travel as many as they are (<c>Rpc_in_buffer</c>); parameters only. <c>bytes&lt;Record, n&gt;</c> holds one
/// encoded record. In a record <c>bytes</c> is a binary value and the bound is optional.</summary>
/// <param name="Max">Bytes; null is unbounded, in records only.</param>
/// <param name="Record">The record they encode, or null.</param>
public sealed record BytesType(int? Max, NamedType? Record) : TypeReference;
