namespace TelOS.Runtime;

/// <summary>A reference to an RPC object, wherever it lives. Whoever holds one may call it, and may pass it on.</summary>
/// <remarks>Each instance is one reference with one owner, who disposes it; <see cref="Duplicate"/> makes another.</remarks>
public abstract class Capability : IDisposable
{
    /// <summary>The object's name in messages. Only its own server may draw conclusions from it.</summary>
    public abstract ulong Badge { get; }

    /// <summary>Cancelled once the object's server is known to be gone, for those who wait for something else than an answer, such as a signal.
    /// Never cancelled where nobody tells; a call finds out in any case.</summary>
    public virtual CancellationToken ServerGone => CancellationToken.None;

    /// <summary>Sends the request in the message, waits, and puts the reply in its place.</summary>
    /// <param name="message">A request; afterwards its reply.</param>
    /// <param name="maxReplyCapabilities">Capabilities that the contract allows in the reply, 0 to 4.</param>
    /// <exception cref="ServerDiedException">The server is gone, or went while the call waited.</exception>
    /// <exception cref="ObjectDisposedException">This reference was given up.</exception>
    public abstract void Call(Message message, int maxReplyCapabilities = 0);

    /// <summary>As <see cref="Call"/>, and holds no thread while it waits.</summary>
    /// <param name="message">A request; afterwards its reply. It must be left alone until the call is over.</param>
    /// <param name="maxReplyCapabilities">Capabilities that the contract allows in the reply, 0 to 4.</param>
    /// <param name="cancellationToken">Abandons the call: the server may still carry it out, the reply is lost.</param>
    /// <exception cref="ServerDiedException">The server is gone, or went while the call waited.</exception>
    /// <exception cref="ObjectDisposedException">This reference was given up.</exception>
    public abstract ValueTask CallAsync(
        Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default);

    /// <summary>Another reference to the same object.</summary>
    /// <exception cref="ObjectDisposedException">This reference was given up.</exception>
    public abstract Capability Duplicate();

    /// <summary>What stands for it in a datagram to another process.</summary>
    /// <exception cref="InvalidOperationException">It means something in this process only.</exception>
    internal virtual SocketReference Export(SocketDomain domain) =>
        throw new InvalidOperationException($"A {GetType().Name} cannot leave this process.");

    /// <summary>Gives the reference up.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the reference up.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected abstract void Dispose(bool disposing);
}
