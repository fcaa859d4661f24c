using TelOS.Runtime;

namespace Samples.ObjectStore.Trace;

/// <summary>Passes calls on to another capability, and keeps the bytes of the last one.</summary>
internal sealed class RecordingCapability(Capability target) : Capability
{
    /// <summary>The last request, header and payload.</summary>
    public byte[] Request { get; private set; } = [];

    /// <summary>Its reply.</summary>
    public byte[] Reply { get; private set; } = [];

    public override ulong Badge => target.Badge;

    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        Request = message.Datagram.ToArray();
        target.Call(message, maxReplyCapabilities);
        Reply = message.Datagram.ToArray();
    }

    public override async ValueTask CallAsync(Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default)
    {
        Request = message.Datagram.ToArray();
        await target.CallAsync(message, maxReplyCapabilities, cancellationToken).ConfigureAwait(false);
        Reply = message.Datagram.ToArray();
    }

    public override Capability Duplicate() => new RecordingCapability(target.Duplicate());

    protected override void Dispose(bool disposing) => target.Dispose();
}
