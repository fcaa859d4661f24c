using System.Text;

namespace TelOS.Runtime;

/// <summary>What a parent asks of a root.</summary>
internal static class RootCalls
{
    /// <summary>Asks for a session; a server that dies or answers nonsense is one that does not want the client.</summary>
    public static Result<Capability, SessionError> Create(Capability root, string arguments, Affinity affinity)
    {
        if (Encoding.UTF8.GetByteCount(arguments) > SessionArguments.MaxLength)
        {
            return SessionError.Denied;
        }

        using var message = Message.Rent();
        var request = message.BeginRequest(RootOpcode.Session);
        request.WriteText(arguments, SessionArguments.MaxLength + 1);
        request.Write(in affinity);
        try
        {
            root.Call(message, maxReplyCapabilities: 1);
            var reply = message.ReadReply(maxCapabilities: 1);
            if (reply.ReadBoolean())
            {
                var session = reply.ReadCapability();
                if (reply.IsComplete && session is not null)
                {
                    return Result.Ok<Capability, SessionError>(session);
                }

                session?.Dispose();
                return SessionError.Denied;
            }

            var error = reply.ReadUInt32();
            return reply.IsComplete && error <= (uint)SessionError.InsufficientCaps ? (SessionError)error : SessionError.Denied;
        }
        catch (RpcException)
        {
            return SessionError.Denied;
        }
    }

    /// <summary>Donates more to a session.</summary>
    /// <exception cref="RpcException">The server is gone, or does not know the session.</exception>
    public static void Upgrade(Capability root, Capability session, ulong ram, ulong caps)
    {
        using var message = Message.Rent();
        var request = message.BeginRequest(RootOpcode.Upgrade);
        request.WriteCapability(session);
        request.WriteText(
            new SessionArgumentsBuilder().Add("ram_quota", ram).Add("cap_quota", caps).Build(), SessionArguments.MaxLength + 1);
        root.Call(message);
        message.ReadReply();
    }

    /// <summary>Ends a session; one whose server is gone is ended already.</summary>
    public static void Close(Capability root, Capability session)
    {
        using var message = Message.Rent();
        message.BeginRequest(RootOpcode.Close).WriteCapability(session);
        try
        {
            root.Call(message);
        }
        catch (ServerDiedException)
        {
            // The session went with its server.
        }
    }
}
