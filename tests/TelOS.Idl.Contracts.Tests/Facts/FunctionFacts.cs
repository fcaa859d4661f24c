namespace TelOS.Idl.Contracts.Tests.Facts;

/// <summary>What is known about one function.</summary>
/// <param name="Opcode">Its position.</param>
/// <param name="RpcName">The name of its RPC type.</param>
/// <param name="Method">The name of the C++ function.</param>
/// <param name="Returns">What it returns, as written.</param>
/// <param name="ReturnsResolved">What that is, or null where no compiler looked at it.</param>
/// <param name="Throws">What it throws, as written.</param>
/// <param name="Args">Its arguments.</param>
/// <param name="RequestMax">Genode's figure for the request, or null where no compiler looked at it.</param>
/// <param name="ReplyMax">Genode's figure for the reply.</param>
/// <param name="ReplyCaps">Capabilities in the reply.</param>
/// <param name="ExceptionCodes">The codes of what it throws.</param>
/// <param name="DeclaredIn">The interface it is inherited from, or null.</param>
public sealed record FunctionFacts(
    int Opcode,
    string RpcName,
    string Method,
    string Returns,
    string? ReturnsResolved,
    IReadOnlyList<string> Throws,
    IReadOnlyList<ArgumentFacts> Args,
    int? RequestMax,
    int? ReplyMax,
    int? ReplyCaps,
    IReadOnlyDictionary<string, int>? ExceptionCodes,
    string? DeclaredIn);
