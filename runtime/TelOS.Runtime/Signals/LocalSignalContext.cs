namespace TelOS.Runtime;

/// <summary>A context whose receiver is in this process.</summary>
internal sealed class LocalSignalContext(ISignalSink sink, ulong badge) : SignalContext
{
    /// <summary>Where its signals end up.</summary>
    public ISignalSink Sink => sink;

    private static long s_lastBadge;

    private volatile bool _isDisposed;

    /// <summary>The first reference to a new context.</summary>
    public LocalSignalContext(ISignalSink sink)
        : this(sink, (ulong)Interlocked.Increment(ref s_lastBadge))
    {
    }

    /// <inheritdoc/>
    public override ulong Badge { get; } = badge;

    /// <inheritdoc/>
    public override void Submit()
    {
        if (!_isDisposed)
        {
            sink.Submit();
        }
    }

    /// <inheritdoc/>
    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        message.BeginReply().Refuse();
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
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new LocalSignalContext(sink, Badge);
    }

    /// <inheritdoc/>
    internal override SocketReference Export(SocketDomain domain)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return domain.Export(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _isDisposed = true;
}
