namespace TelOS.Idl.Contracts.Tests.Facts;

/// <summary>What is known about one RPC interface of Genode.</summary>
/// <param name="Interface">Its C++ name.</param>
/// <param name="Inherits">The C++ name of the interface it inherits, as written, or null.</param>
/// <param name="Kernel">The repository of the only kernel that has it, or null.</param>
/// <param name="ServiceName">The name of its service, or null.</param>
/// <param name="CapQuota">Capabilities that a client donates, or null.</param>
/// <param name="RamQuota">Bytes that a client donates, or null.</param>
/// <param name="Functions">Its functions, inherited ones included.</param>
/// <param name="Types">The types its functions need.</param>
public sealed record InterfaceFacts(
    string Interface,
    string? Inherits,
    string? Kernel,
    string? ServiceName,
    int? CapQuota,
    long? RamQuota,
    IReadOnlyList<FunctionFacts> Functions,
    IReadOnlyList<TypeFacts> Types);
