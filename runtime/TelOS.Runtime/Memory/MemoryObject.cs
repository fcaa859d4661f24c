using Genode.Linux;

namespace TelOS.Runtime;

/// <summary>Memory of this process that others reach by asking for it, as they ask core for Linux's dataspaces.</summary>
/// <remarks>It goes with the last reference of this process; what others mapped by then stays.</remarks>
internal sealed class MemoryObject(long size, bool isWriteable) : ISocketIdentity
{
    private static readonly Lazy<Entrypoint> s_entrypoint = new(static () => new Entrypoint("dataspaces"));

    private readonly Lock _lock = new();
    private Service? _service;
    private LocalObject? _published;
    private ulong _cookie;
    private int _references = 1;
    private volatile bool _isWriteable = isWriteable;

    /// <summary>Bytes.</summary>
    public long Size { get; } = size;

    /// <summary>Whether others may write.</summary>
    public bool IsWriteable => _isWriteable;

    /// <summary>Whoever attaches it from now on attaches it to read. As with Genode on Linux, who has the file could write all the same.</summary>
    public void Seal() => _isWriteable = false;

    /// <summary>One more reference.</summary>
    public void AddReference() => Interlocked.Increment(ref _references);

    /// <summary>One reference less; nobody is told about the memory after the last one.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) > 0)
        {
            return;
        }

        lock (_lock)
        {
            if (_service is { } service)
            {
                _service = null;
                SocketIdentities.Forget(_cookie);
                s_entrypoint.Value.Dissolve(service);
                service.File.Dispose();
            }
        }
    }

    /// <summary>What stands for it in other processes.</summary>
    public SocketReference Export(DescriptorHandle descriptor, SocketDomain domain)
    {
        lock (_lock)
        {
            if (_service is null)
            {
                ObjectDisposedException.ThrowIf(Volatile.Read(ref _references) <= 0, typeof(Dataspace));
                _service = new Service(descriptor.Duplicate(), this);
                s_entrypoint.Value.Manage(_service).Dispose();
                _published = _service.Identity!;
                var reference = _published.Export(domain);
                _cookie = SocketIdentities.Remember(reference.Descriptor, this);
                return reference;
            }

            return _published!.Export(domain);
        }
    }

    /// <inheritdoc/>
    public Capability? NewReference()
    {
        lock (_lock)
        {
            if (_service is null)
            {
                return null;
            }

            AddReference();
            return new DataspaceCapability(_service.File.Descriptor.Duplicate(), this);
        }
    }

    /// <summary>Answers what a Linux dataspace is asked.</summary>
    private sealed class Service(DescriptorHandle descriptor, MemoryObject memory) : LinuxDataspaceObject
    {
        public DescriptorCapability File { get; } = new(descriptor);

        public override ulong Size() => (ulong)memory.Size;

        public override bool Writeable() => memory.IsWriteable;

        public override string Fname() => "";

        public override Capability? Fd() => File;
    }
}
