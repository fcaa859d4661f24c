namespace TelOS.Idl.GenodeWire.Tests.Cpp;

/// <summary>What the program did with a call or a request.</summary>
/// <param name="Code">The protocol word of a reply; 0 of a request.</param>
/// <param name="Payload">The bytes that it sent.</param>
/// <param name="Capabilities">The numbers of the capabilities that it sent, null for an invalid one.</param>
/// <param name="HandlerCalls">How often the server's function ran.</param>
/// <param name="Failures">The values that were not the recorded ones, each followed by a semicolon.</param>
internal sealed record CppWireAnswer(long Code, byte[] Payload, IReadOnlyList<int?> Capabilities, int HandlerCalls, string Failures);
