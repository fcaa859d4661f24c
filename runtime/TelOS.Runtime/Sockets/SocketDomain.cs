namespace TelOS.Runtime;

/// <summary>The component on whose behalf capabilities travel: what it needs from its protection domain to send and use them.</summary>
/// <remarks>A capability that arrives belongs to the domain of the one through which it came. This one has no protection domain.</remarks>
internal class SocketDomain
{
    /// <summary>Of a process that has no protection domain, as the host.</summary>
    public static SocketDomain None { get; } = new();

    /// <summary>What stands for a signal context of this process.</summary>
    /// <exception cref="InvalidOperationException">There is no protection domain to make one.</exception>
    public virtual SocketReference Export(SignalOrigin context) =>
        throw new InvalidOperationException("Without a protection domain no signal can arrive here.");

    /// <summary>Submits a signal to a context of another component. Never blocks on that component.</summary>
    public virtual void Submit(SocketCapability context)
    {
    }

    /// <summary>Whether a server is the one that hands out this component's memory, and is trusted with it.</summary>
    public virtual bool IsTrusted(SocketCapability capability) => false;
}
