using Genode;

namespace TelOS.Runtime;

/// <summary>A reference to shared memory that can be passed on; whoever holds it can attach the memory.</summary>
/// <remarks>It also answers what Genode asks a dataspace.</remarks>
internal sealed class DataspaceCapability(DescriptorHandle descriptor, long size) : Capability, IDataspace
{
    /// <summary>The file behind the memory.</summary>
    public DescriptorHandle Descriptor { get; } = descriptor;

    /// <summary>Bytes.</summary>
    public long Size { get; } = size;

    /// <inheritdoc/>
    public override ulong Badge => Wire.DescriptorBadge;

    /// <inheritdoc/>
    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        ObjectDisposedException.ThrowIf(Descriptor.IsClosed, this);
        var request = message.ReadRequest(out var opcode);
        var reply = message.BeginReply();
        DataspaceDispatcher.Dispatch(this, opcode, ref request, ref reply);
    }

    /// <inheritdoc/>
    public override ValueTask CallAsync(
        Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default)
    {
        Call(message, maxReplyCapabilities);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Capability Duplicate() => new DataspaceCapability(Descriptor.Duplicate(), Size);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Descriptor.Dispose();
        }
    }

    ulong IDataspace.Size() => (ulong)Size;

    bool IDataspace.Writeable() => true;
}
