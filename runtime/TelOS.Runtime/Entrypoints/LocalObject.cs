namespace TelOS.Runtime;

/// <summary>The identity of a managed object; capabilities refer to it and not to the object, which can be dissolved.</summary>
internal sealed class LocalObject(Entrypoint entrypoint, RpcObject target, ulong badge)
{
    private readonly Lock _lock = new();
    private volatile RpcObject? _target = target;
    private SocketObject? _published;
    private ulong _publishedKey;

    /// <summary>Who serves it.</summary>
    public Entrypoint Entrypoint { get; } = entrypoint;

    /// <summary>Its name in messages of this process.</summary>
    public ulong Badge { get; } = badge;

    /// <summary>The object, or null once it is dissolved.</summary>
    public RpcObject? Target => _target;

    /// <summary>What stands for it in other processes. It is received from its first use on.</summary>
    /// <exception cref="ObjectDisposedException">It is dissolved, or its entrypoint is gone.</exception>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public SocketReference Export(SocketDomain domain)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_target is null, typeof(RpcObject));
            if (_published is null)
            {
                (_publishedKey, _published) = Entrypoint.Publish(this, domain);
            }

            return _published.Reference;
        }
    }

    /// <summary>Cuts the object off from its capabilities.</summary>
    public void Dissolve()
    {
        lock (_lock)
        {
            _target = null;
            if (_published is not null)
            {
                Entrypoint.Withdraw(_publishedKey);
                _published = null;
            }
        }
    }
}
