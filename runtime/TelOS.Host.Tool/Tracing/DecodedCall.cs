using TelOS.Idl.Decoding;

namespace TelOS.Host.Tool;

/// <summary>A call by its contract.</summary>
/// <param name="Call">The call as it was on the wire.</param>
/// <param name="Interface">What the contract calls the interface; null when no contract is known.</param>
/// <param name="IsOfSession">Whether that is the interface of the session itself, and not of an object that the session gave.</param>
/// <param name="Method">What the contract calls the function; null when it has none of that opcode.</param>
/// <param name="Request">The arguments; null when there is no function.</param>
/// <param name="Reply">The results; null when there is no function or no reply.</param>
/// <param name="Problem">Why the call or a part of it is not decoded, in one sentence; null when all of it is.</param>
internal sealed record DecodedCall(
    TracedCall Call, string? Interface, bool IsOfSession, string? Method, DecodedMessage? Request, DecodedMessage? Reply, string? Problem)
{
    /// <summary>Whether the caller got anything but a result.</summary>
    public bool HasFailed => Call.Failure is not null || Call.Code != 0 || Reply is { IsError: true };

    /// <summary>The function as people write it.</summary>
    public string Name => $"{(IsOfSession ? Call.Service : Interface)}.{Method ?? (Call.Opcode is { } opcode ? $"@{opcode}" : "?")}";

    /// <summary>Decodes a call.</summary>
    public static DecodedCall Of(TracedCall call, ContractLibrary contracts)
    {
        if (call.Contract is null || contracts.Find(call.Contract) is not { } declaration)
        {
            return new DecodedCall(call, null, true, null, null, null, $"No contract of the service '{call.Service}' is known.");
        }

        var isOfSession = call.Service == "Parent" || declaration.Session is not null;
        if (call.Opcode is not { } opcode)
        {
            return new DecodedCall(call, declaration.Name, isOfSession, null, null, null, "The request has no opcode.");
        }

        if (contracts.Index.FindFunction(declaration, opcode) is not { } function)
        {
            return new DecodedCall(call, declaration.Name, isOfSession, null, null, null, $"The contract of '{declaration.Name}' has no function {opcode}.");
        }

        MessageDecoder decoder = new(contracts.Index);
        var request = decoder.Request(function, call.Request.ToArray(), call.RequestCapabilities.Count);
        var reply = call.Duration is null ? null : decoder.Reply(function, call.Code, call.Reply.ToArray(), call.ReplyCapabilities.Count);
        return new DecodedCall(call, declaration.Name, isOfSession, function.Name, request, reply, ProblemOf(request, reply));
    }

    private static string? ProblemOf(DecodedMessage request, DecodedMessage? reply) => (request.Problem, reply?.Problem) switch
    {
        (null, null) => null,
        ({ } problem, _) => $"The request cannot be decoded: {problem}.",
        (_, { } problem) => $"The reply cannot be decoded: {problem}.",
    };
}
