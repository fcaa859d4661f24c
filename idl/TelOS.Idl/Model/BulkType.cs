namespace TelOS.Idl.Model;

/// <summary><c>bulk bytes</c> or <c>bulk Record</c>: travels through the session's shared buffer.</summary>
/// <param name="Record">The record, or null for bytes.</param>
public sealed record BulkType(NamedType? Record) : TypeReference;
