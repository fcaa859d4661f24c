namespace TelOS.Runtime;

/// <summary>A reference to an object that an entrypoint of this process manages.</summary>
internal sealed class LocalCapability(LocalObject target) : Capability
{
    private volatile bool _isDisposed;

    /// <summary>The identity of the object.</summary>
    public LocalObject Target { get; } = target;

    /// <inheritdoc/>
    public override ulong Badge => Target.Badge;

    /// <inheritdoc/>
    public override CancellationToken ServerGone => Target.Entrypoint.Gone.Token;

    /// <inheritdoc/>
    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        LocalCall.Call(Target, message, maxReplyCapabilities);
    }

    /// <inheritdoc/>
    public override ValueTask CallAsync(
        Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return LocalCall.CallAsync(Target, message, maxReplyCapabilities, cancellationToken);
    }

    /// <inheritdoc/>
    public override Capability Duplicate()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new LocalCapability(Target);
    }

    /// <inheritdoc/>
    internal override SocketReference Export(SocketDomain domain)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return Target.Export(domain);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _isDisposed = true;
}
