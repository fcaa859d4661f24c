namespace TelOS.Runtime;

/// <summary>A context whose receiver is in this process.</summary>
internal sealed class LocalSignalContext : SignalContext
{
    private readonly bool _isOwner;
    private int _isDisposed;

    /// <summary>The first reference to a new context, which ends it.</summary>
    public LocalSignalContext(ISignalSink sink)
        : this(new SignalOrigin(sink), isOwner: true)
    {
    }

    private LocalSignalContext(SignalOrigin origin, bool isOwner)
    {
        Origin = origin;
        _isOwner = isOwner;
    }

    /// <summary>What all references to it share.</summary>
    public SignalOrigin Origin { get; }

    /// <inheritdoc/>
    public override ulong Badge => Origin.Number;

    private bool IsDisposed => Volatile.Read(ref _isDisposed) != 0;

    /// <inheritdoc/>
    public override void Submit()
    {
        if (!IsDisposed)
        {
            Origin.Sink.Submit();
        }
    }

    /// <inheritdoc/>
    public override void Call(Message message, int maxReplyCapabilities = 0)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
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
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return new LocalSignalContext(Origin, isOwner: false);
    }

    /// <inheritdoc/>
    internal override SocketReference Export(SocketDomain domain)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return domain.Export(Origin);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0 && _isOwner)
        {
            Origin.Released?.Invoke(Origin);
        }
    }
}
