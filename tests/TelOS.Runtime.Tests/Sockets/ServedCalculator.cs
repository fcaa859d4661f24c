namespace TelOS.Runtime.Tests.Sockets;

/// <summary>An object that is called through its socket, as another process would call it.</summary>
internal sealed class ServedCalculator : IDisposable
{
    public ServedCalculator()
    {
        Own = Entrypoint.Manage(Object);
        Socket = Own.Export(SocketDomain.None).Descriptor;
        Foreign = Foreignize(Own);
    }

    public Entrypoint Entrypoint { get; } = new();

    public Calculator Object { get; } = new();

    /// <summary>The object's capability in its own process.</summary>
    public Capability Own { get; }

    /// <summary>The object's capability as another process sees it.</summary>
    public SocketCapability Foreign { get; }

    /// <summary>Where its requests go.</summary>
    public DescriptorHandle Socket { get; }

    /// <summary>A capability that is not recognised as this process's own.</summary>
    public static SocketCapability Foreignize(Capability own)
    {
        var reference = own.Export(SocketDomain.None);
        return new SocketCapability(new SocketTarget(reference.Descriptor.Duplicate(), reference.Badge, 0, SocketDomain.None));
    }

    public void Dispose()
    {
        Object.Release.Set();
        Foreign.Dispose();
        Own.Dispose();
        Entrypoint.Dispose();
    }
}
