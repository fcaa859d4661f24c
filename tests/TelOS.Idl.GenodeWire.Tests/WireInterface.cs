namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>An interface of the vectors with its own functions' signatures in order.</summary>
internal sealed record WireInterface(string Name, string? Inherits, IReadOnlyList<string> Functions);
