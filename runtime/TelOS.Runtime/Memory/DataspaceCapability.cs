using Genode;

namespace TelOS.Runtime;

/// <summary>A reference to shared memory that can be passed on; whoever holds it can attach the memory.</summary>
/// <remarks>It also answers what Genode asks a dataspace.</remarks>
/// <param name="descriptor">The file behind the memory; it is taken over.</param>
/// <param name="memory">What all references to the memory share; one reference to it is taken over.</param>
internal sealed class DataspaceCapability(DescriptorHandle descriptor, MemoryObject memory) : Capability, IDataspace
{
    private int _isDisposed;

    /// <summary>The file behind the memory.</summary>
    public DescriptorHandle Descriptor { get; } = descriptor;

    /// <summary>What all references to the memory share.</summary>
    public MemoryObject Memory => memory;

    /// <summary>Bytes.</summary>
    public long Size => memory.Size;

    /// <summary>Whether it may be written.</summary>
    public bool IsWriteable => memory.IsWriteable;

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
    public override Capability Duplicate()
    {
        var duplicate = Descriptor.Duplicate();
        memory.AddReference();
        return new DataspaceCapability(duplicate, memory);
    }

    /// <inheritdoc/>
    internal override SocketReference Export(SocketDomain domain)
    {
        ObjectDisposedException.ThrowIf(Descriptor.IsClosed, this);
        return memory.Export(Descriptor, domain);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            memory.Release();
            Descriptor.Dispose();
        }
    }

    ulong IDataspace.Size() => (ulong)Size;

    bool IDataspace.Writeable() => IsWriteable;
}
