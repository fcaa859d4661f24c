namespace TelOS.Runtime;

/// <summary>A reference to an RPC object of another process: the socket to which its requests go.</summary>
internal sealed class SocketCapability(SocketTarget target) : Capability
{
    private int _isDisposed;

    /// <summary>The object.</summary>
    public SocketTarget Target { get; } = target;

    /// <inheritdoc/>
    public override ulong Badge => Target.Badge;

    /// <inheritdoc/>
    public override CancellationToken ServerGone => Target.ServerGone;

    /// <summary>A reference to whatever serves a descriptor that this process was started with.</summary>
    /// <param name="descriptor">The descriptor; it is taken over.</param>
    /// <param name="domain">On whose behalf it is called.</param>
    public static Capability FromDescriptor(int descriptor, SocketDomain domain) =>
        SocketIdentities.Import(descriptor, badge: 0, domain);

    /// <inheritdoc/>
    public override void Call(Message message, int maxReplyCapabilities = 0) => CallWithin(message, timeout: -1);

    /// <summary>Calls, and does not wait forever.</summary>
    /// <param name="message">A request; afterwards its reply.</param>
    /// <param name="timeout">Milliseconds to wait for the reply, or -1.</param>
    /// <exception cref="TimeoutException">No reply came in time.</exception>
    public void CallWithin(Message message, int timeout)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        var channel = Target.Rent();
        try
        {
            channel.Call(message, timeout);
        }
        catch
        {
            Target.Discard(channel);
            throw;
        }

        Target.Return(channel);
    }

    /// <inheritdoc/>
    public override ValueTask CallAsync(
        Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        try
        {
            return Target.Rent().CallAsync(message, cancellationToken);
        }
        catch (Exception error) when (error is RpcException or IOException)
        {
            return ValueTask.FromException(error);
        }
    }

    /// <summary>Submits a signal, if this is a signal context; if not, nothing happens.</summary>
    public void Submit()
    {
        if (Volatile.Read(ref _isDisposed) == 0)
        {
            Target.Domain.Submit(this);
        }
    }

    /// <inheritdoc/>
    public override Capability Duplicate()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        Target.AddReference();
        return new SocketCapability(Target);
    }

    /// <inheritdoc/>
    internal override SocketReference Export(SocketDomain domain)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        return new SocketReference(Target.Socket, Target.Badge);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            Target.Release();
        }
    }
}
