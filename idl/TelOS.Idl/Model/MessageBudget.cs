namespace TelOS.Idl.Model;

/// <summary>What a function's messages need at most. Payload bytes count the opcode and exclude the transport's header;
/// every item is rounded up to eight bytes.</summary>
/// <param name="RequestBytes">Payload bytes of the largest request.</param>
/// <param name="ReplyBytes">Payload bytes of the largest reply.</param>
/// <param name="RequestCapabilities">Capabilities in a request.</param>
/// <param name="ReplyCapabilities">Capabilities in a reply.</param>
/// <param name="FrameworkRequestMax">Genode's own static figure for the request (<c>Rpc_function_msg_size</c>).</param>
/// <param name="FrameworkReplyMax">Genode's own static figure for the reply.</param>
public sealed record MessageBudget(
    int RequestBytes,
    int ReplyBytes,
    int RequestCapabilities,
    int ReplyCapabilities,
    int FrameworkRequestMax,
    int FrameworkReplyMax)
{
    /// <summary>Payload bytes a message may have in either direction.</summary>
    public const int MaxBytes = 1024;

    /// <summary>Payload bytes that every kernel carries.</summary>
    public const int PortableBytes = 480;

    /// <summary>Capabilities a message may have in either direction.</summary>
    public const int MaxCapabilities = 4;
}
