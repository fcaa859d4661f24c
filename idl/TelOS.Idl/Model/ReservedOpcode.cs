namespace TelOS.Idl.Model;

/// <summary><c>@4 reserved "rollbackTo";</c></summary>
/// <param name="Opcode">The opcode that must not be used again.</param>
/// <param name="Name">What the removed method was called, or null.</param>
public sealed record ReservedOpcode(int Opcode, string? Name);
