namespace TelOS.Runtime;

/// <summary>A descriptor that came in place of an RPC object, such as the memory of a dataspace. It cannot be called.</summary>
internal sealed class DescriptorCapability(DescriptorHandle descriptor) : Capability
{
    /// <summary>The descriptor.</summary>
    public DescriptorHandle Descriptor { get; } = descriptor;

    /// <inheritdoc/>
    public override ulong Badge => Wire.DescriptorBadge;

    /// <inheritdoc/>
    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        ObjectDisposedException.ThrowIf(Descriptor.IsClosed, this);
        throw new InvalidObjectException("The capability is a bare descriptor and no RPC object.");
    }

    /// <inheritdoc/>
    public override ValueTask CallAsync(
        Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default)
    {
        Call(message, maxReplyCapabilities);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Capability Duplicate() => new DescriptorCapability(Descriptor.Duplicate());

    /// <inheritdoc/>
    internal override SocketReference Export(SocketDomain domain) => new(Descriptor, Wire.DescriptorBadge);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Descriptor.Dispose();
        }
    }
}
