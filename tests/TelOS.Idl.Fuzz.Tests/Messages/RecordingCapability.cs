using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>Stands between a client and its server: keeps the last call, or answers it itself.</summary>
/// <param name="server">The server.</param>
internal sealed class RecordingCapability(Capability server) : Capability
{
    /// <summary>Opcodes below belong to the compiler in sessions with a contract: the server answers them always.</summary>
    public ulong FirstOpcode { get; init; }

    /// <summary>What is answered instead of the server, or null.</summary>
    public Datagram? Answer { get; set; }

    /// <summary>The last request.</summary>
    public Datagram? Request { get; private set; }

    /// <summary>The last reply.</summary>
    public Datagram? Reply { get; private set; }

    public override ulong Badge => server.Badge;

    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        var request = Datagram.Of(message);
        if (Answer is { } answer && request.Opcode >= FirstOpcode)
        {
            if (!answer.TryDeliver(message))
            {
                throw new MalformedReplyException("The transport does not take the frame.");
            }

            return;
        }

        server.Call(message, maxReplyCapabilities);
        Request = request;
        Reply = Datagram.Of(message);
    }

    public override ValueTask CallAsync(Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default)
    {
        Call(message, maxReplyCapabilities);
        return default;
    }

    public override Capability Duplicate() => this;

    protected override void Dispose(bool disposing)
    {
    }
}
