namespace TelOS.Runtime;

/// <summary>An RPC object of another process, with the reply channels to it that are kept between calls.</summary>
/// <remarks>All references of this process that came from the same one share it. A channel is never used for another object.</remarks>
internal sealed class SocketTarget(DescriptorHandle socket, ulong badge, ulong cookie, SocketDomain domain)
{
    private const int MaxKept = 4;

    private readonly Lock _lock = new();
    private readonly ReplyChannel?[] _kept = new ReplyChannel?[MaxKept];
    private ServerProcess? _server;
    private bool _isServerKnown;
    private int _keptCount;
    private int _references = 1;

    /// <summary>Where its requests go.</summary>
    public DescriptorHandle Socket { get; } = socket;

    /// <summary>Its name at its server.</summary>
    public ulong Badge { get; } = badge;

    /// <summary>The identity of its socket.</summary>
    public ulong Cookie { get; } = cookie;

    /// <summary>On whose behalf it is called.</summary>
    public SocketDomain Domain { get; } = domain;

    /// <summary>Whether its server is known to be gone.</summary>
    public bool IsServerDead => _server is { IsDead: true };

    /// <summary>Cancelled once its server is gone.</summary>
    public CancellationToken ServerGone
    {
        get
        {
            lock (_lock)
            {
                return _references == 0 ? CancellationToken.None : FindServer()?.Gone ?? CancellationToken.None;
            }
        }
    }

    /// <summary>A channel for one call.</summary>
    /// <exception cref="ServerDiedException">The server is gone.</exception>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public ReplyChannel Rent()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_references == 0, typeof(Capability));
            if (_keptCount > 0)
            {
                var kept = _kept[--_keptCount]!;
                _kept[_keptCount] = null;
                return kept;
            }

            FindServer();
        }

        var channel = new ReplyChannel(this, isKept: _server is not null);
        if (_server is null || _server.TryAdd(channel))
        {
            return channel;
        }

        channel.Close();
        throw NewServerDied();
    }

    /// <summary>Takes a channel back whose call was answered.</summary>
    public void Return(ReplyChannel channel)
    {
        if (channel.IsKept)
        {
            lock (_lock)
            {
                if (_references > 0 && _keptCount < MaxKept)
                {
                    _kept[_keptCount++] = channel;
                    return;
                }
            }
        }

        Discard(channel);
    }

    /// <summary>Ends a channel whose call was abandoned, failed, or is not needed any more.</summary>
    public void Discard(ReplyChannel channel)
    {
        _server?.Remove(channel);
        channel.Close();
    }

    /// <summary>One more reference.</summary>
    public void AddReference()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_references == 0, typeof(Capability));
            _references++;
        }
    }

    /// <summary>One reference less; the last one closes the socket. Calls in progress are finished.</summary>
    public void Release()
    {
        lock (_lock)
        {
            if (--_references > 0)
            {
                return;
            }
        }

        Socket.Dispose();
        for (var index = 0; index < _keptCount; index++)
        {
            Discard(_kept[index]!);
        }
    }

    /// <summary>Why nothing came: the server's end, or an answer that is none.</summary>
    public RpcException NewFailure(SocketReceived received) =>
        received is SocketReceived.Fragment or SocketReceived.Nothing && (_server is null || _server.IsDead)
            ? NewServerDied()
            : new MalformedReplyException("The server's answer is no message.");

    /// <summary>Why a request could not be sent.</summary>
    /// <param name="error">The error number.</param>
    public Exception NewFailure(int error) => error switch
    {
        LinuxSockets.ConnectionRefused or LinuxSockets.NotConnected or LinuxSockets.BrokenPipe or LinuxSockets.TooManyReferences =>
            _server is not null && !_server.IsDead && !_server.IsEnding()
                ? new InvalidObjectException("The server has no such object any more.")
                : NewServerDied(),
        LinuxSockets.NotASocket => new InvalidObjectException("The capability is no RPC object."),
        _ => new IOException($"The request cannot be sent: {System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error)}."),
    };

    private ServerProcess? FindServer()
    {
        if (!_isServerKnown)
        {
            _server = ServerProcess.Of(Socket);
            _isServerKnown = true;
        }

        return _server;
    }

    private static ServerDiedException NewServerDied() => new("The server went away before it answered.");
}
