namespace TelOS.Runtime;

/// <summary>An object of an entrypoint as other processes see it: a pair of sockets, one to receive requests, one to hand around.</summary>
internal sealed class SocketObject : ISocketIdentity
{
    private readonly SocketPair _pair;
    private readonly ulong _cookie;

    /// <summary>Makes the sockets of an object.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public SocketObject(LocalObject target)
    {
        Target = target;
        _pair = SocketPair.Create();
        Reference = new SocketReference(_pair.Remote, (ulong)_pair.Local.DangerousGetHandle());
        _cookie = SocketIdentities.Remember(_pair.Remote, this);
    }

    /// <summary>The object.</summary>
    public LocalObject Target { get; }

    /// <summary>Where its requests arrive.</summary>
    public DescriptorHandle Local => _pair.Local;

    /// <summary>What others get. The badge is the number of the descriptor that receives, as with Genode.</summary>
    public SocketReference Reference { get; }

    /// <inheritdoc/>
    public Capability? NewReference() => Target.Target is null ? null : new LocalCapability(Target);

    /// <summary>Closes the sockets; who calls from now on finds nobody.</summary>
    public void Close()
    {
        SocketIdentities.Forget(_cookie);
        _pair.Close();
    }
}
