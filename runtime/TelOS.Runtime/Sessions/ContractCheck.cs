using TelOS.Runtime.Bulk;

namespace TelOS.Runtime;

/// <summary>The client's question which contract a session speaks: opcode 0 of every session of this project.</summary>
public static class ContractCheck
{
    private const ulong ContractOpcode = 0;

    /// <summary>Asks a session which contract it speaks.</summary>
    /// <param name="session">The session.</param>
    /// <exception cref="RpcException">The server is gone, or does not answer as a session of this project does.</exception>
    public static ContractInfo Query(Capability session)
    {
        using var message = Message.Rent();
        message.BeginRequest(ContractOpcode);
        session.Call(message);
        return Read(message);
    }

    /// <summary>Asks a session which contract it speaks, and holds no thread.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Abandons the question.</param>
    /// <exception cref="RpcException">The server is gone, or does not answer as a session of this project does.</exception>
    public static async ValueTask<ContractInfo> QueryAsync(Capability session, CancellationToken cancellationToken = default)
    {
        using var message = Message.Rent();
        message.BeginRequest(ContractOpcode);
        await session.CallAsync(message, 0, cancellationToken).ConfigureAwait(false);
        return Read(message);
    }

    /// <summary>Asks a session which contract it speaks, and refuses what the client does not understand: another major version.</summary>
    /// <remarks>Whether a server takes clients that are newer than itself is its own decision, and was made with the session; its minor
    /// version says what such a client must not call.</remarks>
    /// <param name="session">The session.</param>
    /// <param name="expected">The version that the client was built with.</param>
    /// <exception cref="RpcException">The server is gone, does not answer, or speaks another version.</exception>
    public static ContractInfo Verify(Capability session, ContractVersion expected)
    {
        var info = Query(session);
        var actual = new ContractVersion(info.Major, info.Minor);
        return actual.Major == expected.Major
            ? info
            : throw new RpcException($"The server speaks version {actual} of the contract, the client {expected}.");
    }

    private static ContractInfo Read(Message message)
    {
        var reply = message.ReadReply();
        var info = reply.Read<ContractInfo>();
        return reply.IsComplete ? info : throw new MalformedReplyException("The server's contract information is malformed.");
    }
}
