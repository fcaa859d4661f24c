namespace TelOS.Runtime;

/// <summary>A reference to shared memory that can be passed on; whoever holds it can attach the memory.</summary>
/// <remarks>It also answers Genode's own questions to a dataspace: its size (0) and whether it is writeable (1).</remarks>
internal sealed class DataspaceCapability(DescriptorHandle descriptor, long size) : Capability
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
        message.ReadRequest(out var opcode);
        var reply = message.BeginReply();
        switch (opcode)
        {
            case 0:
                reply.WriteUInt64((ulong)Size);
                break;
            case 1:
                reply.WriteBoolean(true);
                break;
            default:
                reply.Refuse();
                break;
        }
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
}
