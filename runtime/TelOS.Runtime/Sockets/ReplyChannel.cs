using System.Threading.Tasks.Sources;

namespace TelOS.Runtime;

/// <summary>Where the answers of one RPC object arrive, one call at a time; kept, so that a call makes no sockets and allocates nothing.</summary>
internal sealed class ReplyChannel : IValueTaskSource, IReactorTarget, IThreadPoolWorkItem
{
    private const int RetryDelay = 1;

    private readonly Lock _lock = new();
    private readonly SocketTarget _target;
    private readonly SocketPair _pair;
    private BoundedSpin _spin = new();
    private ManualResetValueTaskSourceCore<bool> _completion;
    private Exception? _failure;
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellationToken;
    private Message? _message;
    private ulong _reactorKey;
    private bool _isWaiting;

    /// <summary>Makes a channel to an object.</summary>
    /// <param name="target">The only one that it is used for.</param>
    /// <param name="isKept">
    /// Whether the server's end wakes the channel from outside. Otherwise its other end is given away with the one request that it
    /// serves, so that it ends with the server.
    /// </param>
    public ReplyChannel(SocketTarget target, bool isKept)
    {
        _target = target;
        IsKept = isKept;
        _pair = SocketPair.Create(isKept ? LinuxSockets.Datagram : LinuxSockets.SequencedPacket);
    }

    /// <summary>Whether it may be used for another call.</summary>
    public bool IsKept { get; }

    /// <summary>Sends the request, and waits for its reply.</summary>
    /// <param name="message">A request; afterwards its reply.</param>
    /// <param name="timeout">Milliseconds to wait for the reply, or -1.</param>
    /// <exception cref="TimeoutException">The request was not taken, or no reply came in time.</exception>
    public void Call(Message message, int timeout)
    {
        if (SendWithin(message, timeout) is not 0 and var error)
        {
            throw _target.NewFailure(error);
        }

        var received = ReceiveSoon(message);
        if (received == SocketReceived.Nothing)
        {
            if (timeout >= 0 && !PollRequest.WaitReadable(_pair.Local, timeout))
            {
                throw new TimeoutException("The server did not answer in time.");
            }

            received = Receive(message, flags: 0);
        }

        if (received != SocketReceived.Message)
        {
            throw _target.NewFailure(received);
        }
    }

    /// <summary>Sends the request; the task ends with its reply.</summary>
    public ValueTask CallAsync(Message message, CancellationToken cancellationToken)
    {
        _completion.Reset();
        var version = _completion.Version;
        _message = message;
        _cancellationToken = cancellationToken;
        _isWaiting = true;
        if (_reactorKey == 0)
        {
            _reactorKey = SocketReactor.Shared.Add(_pair.Local, this);
        }

        TrySend();
        _registration = cancellationToken.UnsafeRegister(static state => ((ReplyChannel)state!).Cancel(), this);
        return new ValueTask(this, version);
    }

    /// <summary>The server is gone: whoever waits finds that out.</summary>
    public unsafe void Wake()
    {
        try
        {
            var nothing = default(SocketMessageHeader);
            LinuxSockets.Send(_pair.Remote, &nothing, LinuxSockets.DoNotWait | LinuxSockets.NoSignal);
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }

    /// <summary>Closes it; a late reply goes nowhere.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_reactorKey != 0 && !_pair.Local.IsClosed)
            {
                SocketReactor.Shared.Remove(_pair.Local, _reactorKey);
            }

            _pair.Close();
        }
    }

    /// <inheritdoc/>
    public void OnReady()
    {
        Exception? failure = null;
        lock (_lock)
        {
            if (!_isWaiting)
            {
                return;
            }

            var received = Receive(_message!, LinuxSockets.DoNotWait);
            if (received == SocketReceived.Nothing)
            {
                SocketReactor.Shared.Arm(_pair.Local, _reactorKey);
                return;
            }

            _isWaiting = false;
            failure = received == SocketReceived.Message ? null : _target.NewFailure(received);
        }

        Finish(failure);
    }

    /// <inheritdoc/>
    public void Execute()
    {
        if (_failure is { } failure)
        {
            _completion.SetException(failure);
        }
        else
        {
            _completion.SetResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _completion.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);

    /// <inheritdoc/>
    public void GetResult(short token)
    {
        var status = _completion.GetStatus(token);
        if (status == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The call is not over yet.");
        }

        // Nobody cancels behind this line, so an answered channel can be used again.
        _registration.Dispose();
        _message = null;
        _registration = default;
        _cancellationToken = default;
        if (status == ValueTaskSourceStatus.Succeeded)
        {
            _target.Return(this);
        }
        else
        {
            _completion.GetResult(token);
        }
    }

    // A server that is awake answers sooner than this thread could be put to sleep and woken.
    private SocketReceived ReceiveSoon(Message message)
    {
        if (!_spin.TryBegin())
        {
            return SocketReceived.Nothing;
        }

        do
        {
            var received = Receive(message, LinuxSockets.DoNotWait);
            if (received != SocketReceived.Nothing)
            {
                _spin.Succeed();
                return received;
            }
        }
        while (_spin.MayContinue());

        return SocketReceived.Nothing;
    }

    private SocketReceived Receive(Message message, int flags)
    {
        var ignored = -1;
        return SocketDatagram.Receive(_pair.Local, message, ref ignored, isRequest: false, _target.Domain, flags);
    }

    // The kernel waits while the server's queue is full, but not for a time of one's choice, and not until fewer descriptors are on their way.
    private int SendWithin(Message message, int timeout)
    {
        var end = Environment.TickCount64 + timeout;
        Send(message, timeout < 0 ? 0 : LinuxSockets.DoNotWait, out var error);
        while (IsTransient(error) && !_target.IsServerDead)
        {
            if (timeout >= 0 && Environment.TickCount64 >= end)
            {
                throw new TimeoutException("The server did not take the request in time.");
            }

            Thread.Sleep(RetryDelay);
            Send(message, LinuxSockets.DoNotWait, out error);
        }

        return error;
    }

    private void Send(Message message, int flags, out int error)
    {
        error = SocketDatagram.Send(_target.Socket, message, _pair.Remote, _target.Domain, flags);
        if (!IsKept && !IsTransient(error))
        {
            _pair.Remote.Dispose();
        }
    }

    // The queue of the server may be full, or too many descriptors on their way. That is rare, so it is tried again now and then.
    private void TrySend()
    {
        Exception? failure;
        lock (_lock)
        {
            if (!_isWaiting)
            {
                return;
            }

            failure = SendOrFail(out var isSent);
            if (failure is null)
            {
                if (isSent)
                {
                    SocketReactor.Shared.Arm(_pair.Local, _reactorKey);
                }
                else
                {
                    _ = RetryAsync();
                }

                return;
            }

            _isWaiting = false;
        }

        Finish(failure);
    }

    private Exception? SendOrFail(out bool isSent)
    {
        isSent = false;
        try
        {
            Send(_message!, LinuxSockets.DoNotWait, out var error);
            isSent = error == 0;
            return isSent || (IsTransient(error) && !_target.IsServerDead) ? null : _target.NewFailure(error);
        }
        catch (Exception error) when (error is ObjectDisposedException or InvalidOperationException or IOException)
        {
            return error;
        }
    }

    private static bool IsTransient(int error) => error is LinuxSockets.TryAgain or LinuxSockets.TooManyReferences;

    private async Task RetryAsync()
    {
        await Task.Delay(RetryDelay).ConfigureAwait(false);
        TrySend();
    }

    private void Cancel()
    {
        lock (_lock)
        {
            if (!_isWaiting)
            {
                return;
            }

            _isWaiting = false;
        }

        Finish(new OperationCanceledException(_cancellationToken));
    }

    // On a thread of the pool, and without the allocation that the pool would make for it.
    private void Finish(Exception? failure)
    {
        if (failure is not null)
        {
            _target.Discard(this);
        }

        _failure = failure;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
