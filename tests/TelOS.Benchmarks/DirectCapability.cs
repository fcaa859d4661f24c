using Bench.Calls;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>Copies the bytes to a server on the same thread, and the reply's bytes back: a transport that costs next to nothing.</summary>
internal sealed class DirectCapability(ICalls server) : Capability
{
    private readonly Message _request = Message.Rent();
    private readonly Message _reply = Message.Rent();

    public override ulong Badge => 0;

    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        Deliver(message, _request);
        MessageReader reader = _request.ReadRequest(out ulong opcode);
        MessageWriter writer = _reply.BeginReply();
        CallsDispatcher.Dispatch(server, opcode, ref reader, ref writer);
        Deliver(_reply, message);
    }

    public override ValueTask CallAsync(Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default)
    {
        Call(message, maxReplyCapabilities);
        return default;
    }

    public override Capability Duplicate() => new DirectCapability(server);

    protected override void Dispose(bool disposing)
    {
        _request.Dispose();
        _reply.Dispose();
    }

    private static void Deliver(Message from, Message to)
    {
        if (!to.TryReceive(from.Datagram, []))
        {
            throw new InvalidOperationException("The frame was not taken.");
        }
    }
}
