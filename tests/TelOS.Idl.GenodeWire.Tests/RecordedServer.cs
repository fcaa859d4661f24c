using TelOS.Runtime;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>What a client of a case calls: keeps the request, and answers with the recorded reply, transport header and all.</summary>
internal sealed class RecordedServer(WireCase wireCase) : Capability
{
    /// <summary>The payload that the client sent, or null when it sent none.</summary>
    public byte[]? Request { get; private set; }

    /// <summary>The numbers of the capabilities that the client sent.</summary>
    public IReadOnlyList<int?> RequestCapabilities { get; private set; } = [];

    public override ulong Badge => 0;

    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        Request = message.Payload.ToArray();
        RequestCapabilities = Datagrams.Capabilities(message.Datagram);
        if (maxReplyCapabilities < wireCase.ReplyCapabilities.Count)
        {
            throw new InvalidOperationException($"the client takes {maxReplyCapabilities} capabilities, the reply has {wireCase.ReplyCapabilities.Count}");
        }
        if (!Datagrams.TryDeliver(message, wireCase.Exception, wireCase.Reply, wireCase.ReplyCapabilities))
        {
            throw new InvalidOperationException("the reply's frame was not taken");
        }
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
