using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>One thread that carries out the calls and signals of its objects, one after the other.</summary>
public sealed class Entrypoint : IDisposable
{
    private static long s_lastBadge;

    private readonly object _lock = new();

    [SuppressMessage("Usage", "CA2213", Justification = "The thread disposes it when it ends.")]
    private readonly Message _request = Message.Rent();

    [SuppressMessage("Usage", "CA2213", Justification = "The thread disposes it when it ends.")]
    private readonly Message _reply = Message.Rent();

    private readonly Thread _thread;
    private EntrypointWork? _first;
    private EntrypointWork? _last;
    private EntrypointWork? _current;

    [SuppressMessage("Usage", "CA2213", Justification = "The thread disposes it when it ends.")]
    private SocketServer? _sockets;

    [SuppressMessage("Usage", "CA2213", Justification = "It belongs to the object that is to answer.")]
    private DeferredReply? _deferred;
    private DeferredReply? _firstDeferred;
    private bool _isIdle;
    private bool _isDisposed;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">The thread's name, for debuggers.</param>
    public Entrypoint(string name = "entrypoint")
    {
        Name = name;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>An exception left the code of an object or of a signal handler. Raised on the entrypoint's thread.</summary>
    public event EventHandler<UnhandledErrorEventArgs>? UnhandledError;

    /// <summary>The thread's name.</summary>
    public string Name { get; }

    /// <summary>Cancelled when it was disposed, on a thread of the pool.</summary>
    internal CancellationTokenSource Gone { get; } = new();

    /// <summary>Where the component's memory comes from; the system's when it has no parent that accounts for it.</summary>
    internal Func<long, Dataspace>? Allocator { get; set; }

    /// <summary>Whether the caller runs on the entrypoint's thread.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    /// <summary>Makes an object callable.</summary>
    /// <param name="target">The object; it belongs to this entrypoint until it is dissolved.</param>
    /// <returns>A new reference, the caller's to dispose. Further calls for the same object give further references.</returns>
    /// <exception cref="InvalidOperationException">Another entrypoint manages it.</exception>
    /// <exception cref="ObjectDisposedException">The entrypoint is gone.</exception>
    public Capability Manage(RpcObject target)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
        }

        var identity = new LocalObject(this, target, (ulong)Interlocked.Increment(ref s_lastBadge));
        if (!target.TrySetIdentity(identity))
        {
            identity = target.Identity;
            if (identity is null || identity.Entrypoint != this)
            {
                throw new InvalidOperationException("Another entrypoint manages the object.");
            }
        }

        return new LocalCapability(identity);
    }

    /// <summary>Allocates zeroed memory that can be shared, at the expense of the component.</summary>
    /// <param name="size">Bytes, at least 1; rounded up to whole pages.</param>
    /// <exception cref="IOException">There is no memory left, or no quota.</exception>
    public Dataspace AllocateMemory(long size) => Allocator?.Invoke(size) ?? Dataspace.Allocate(size);

    /// <summary>Cuts an object off: later calls meet <see cref="InvalidObjectException"/>; one in progress is finished.</summary>
    /// <param name="target">The object; nothing happens when this entrypoint does not manage it.</param>
    public void Dissolve(RpcObject target)
    {
        if (target.Identity is { } identity && identity.Entrypoint == this)
        {
            identity.Dissolve();
            target.Identity = null;
        }
    }

    /// <summary>The object behind a capability that came back as an argument; a badge alone proves nothing and is not looked at.</summary>
    /// <typeparam name="T">The kind of object.</typeparam>
    /// <param name="capability">What a client passed.</param>
    /// <param name="target">The object.</param>
    /// <returns>Whether it is an object of this entrypoint and of that kind.</returns>
    public bool TryResolve<T>(Capability? capability, [NotNullWhen(true)] out T? target)
        where T : RpcObject
    {
        target = capability is LocalCapability local && local.Target.Entrypoint == this ? local.Target.Target as T : null;
        return target is not null;
    }

    /// <summary>Ends the thread. Calls that wait fail with <see cref="ServerDiedException"/> at once, later ones too.</summary>
    /// <remarks>A handler that runs is not interrupted; nobody waits for it any more.</remarks>
    public void Dispose()
    {
        EntrypointWork? waiting;
        EntrypointWork? current;
        SocketServer? sockets;
        DeferredReply? deferred;
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            waiting = _first;
            current = _current;
            _first = null;
            _last = null;
            sockets = _sockets;
            deferred = _firstDeferred;
            _firstDeferred = null;
            WakeThread();
        }

        current?.Abandon(this);
        DeferredReply.AbandonAll(deferred);
        sockets?.CloseObjects();
        while (waiting is not null)
        {
            var next = waiting.Next;
            waiting.Next = null;
            waiting.Abandon(this);
            waiting = next;
        }

        _ = Gone.CancelAsync();
    }

    /// <summary>Queues work; false when the entrypoint is gone.</summary>
    internal bool TryEnqueue(EntrypointWork work)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return false;
            }

            if (_last is null)
            {
                _first = work;
            }
            else
            {
                _last.Next = work;
            }

            _last = work;
            if (_isIdle)
            {
                WakeThread();
            }
        }

        return true;
    }

    /// <summary>Carries out a call: the bytes go into the entrypoint's own message, and its reply's bytes go back.</summary>
    internal void Dispatch(LocalCall call)
    {
        if (!call.TryTake(_request))
        {
            return;
        }

        Serve(call.Target, _request, _reply);
        if (TakeDeferred() is { } deferred)
        {
            deferred.Bind(call);
        }
        else
        {
            call.Complete(_reply);
        }

        _request.Clear();
        _reply.Clear();
    }

    /// <summary>Carries out a request and writes its reply, or leaves a <see cref="DeferredReply"/> to be taken.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws, the server goes on.")]
    internal void Serve(LocalObject identity, Message request, Message reply)
    {
        var reader = request.ReadRequest(out var opcode);
        var writer = reply.BeginReply();
        try
        {
            if (identity.Target is not { } target)
            {
                writer.Fail(ReplyCode.InvalidObject);
            }
            else if (reader.Failed)
            {
                writer.Refuse();
            }
            else
            {
                target.Serve(opcode, ref reader, ref writer);
            }
        }
        catch (Exception error)
        {
            writer.Refuse();
            Report(error);
        }
    }

    /// <summary>What the call that was carried out left to be answered later, or null.</summary>
    internal DeferredReply? TakeDeferred() => Interlocked.Exchange(ref _deferred, null);

    /// <summary>Receives the requests of an object of other processes.</summary>
    /// <exception cref="ObjectDisposedException">The entrypoint is gone.</exception>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    internal (ulong Key, SocketObject Object) Publish(LocalObject target, SocketDomain domain)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_sockets is null)
            {
                _sockets = new SocketServer(domain);

                // From here on the thread waits for sockets and the bell.
                Monitor.Pulse(_lock);
            }

            return _sockets.Publish(target);
        }
    }

    /// <summary>Receives requests of an object no more.</summary>
    internal void Withdraw(ulong key)
    {
        SocketServer? sockets;
        lock (_lock)
        {
            sockets = _sockets;
        }

        using var message = Message.Rent();
        sockets?.Withdraw(key, message);
    }

    /// <summary>Leaves the call that is carried out unanswered for now.</summary>
    internal DeferredReply Defer()
    {
        if (!IsCurrent || _deferred is not null)
        {
            throw new InvalidOperationException("There is no call to be answered later.");
        }

        lock (_lock)
        {
            var deferred = new DeferredReply(this, _firstDeferred);
            _firstDeferred = _isDisposed ? null : deferred;
            return _deferred = deferred;
        }
    }

    /// <summary>A call was answered at last.</summary>
    internal void Forget(DeferredReply answered)
    {
        lock (_lock)
        {
            _firstDeferred = _firstDeferred == answered ? answered.Next : _firstDeferred;
            answered.Unlink();
        }
    }

    /// <summary>Tells whoever listens that an exception left the code of a server.</summary>
    internal void Report(Exception error) => UnhandledError?.Invoke(this, new UnhandledErrorEventArgs(error));

    private void Run()
    {
        while (TryDequeue(out var work, out var sockets))
        {
            work?.Execute(this);
            if (sockets is not null)
            {
                sockets.Serve(this, _request, _reply, isBusy: work is not null);
            }
        }

        _sockets?.Dispose();
        _request.Dispose();
        _reply.Dispose();
    }

    private void WakeThread()
    {
        if (_sockets is { } sockets)
        {
            _isIdle = false;
            sockets.Ring();
        }
        else
        {
            Monitor.Pulse(_lock);
        }
    }

    // With sockets, the thread waits for them and not for the queue.
    private bool TryDequeue(out EntrypointWork? work, out SocketServer? sockets)
    {
        lock (_lock)
        {
            _current = null;
            while (_first is null && !_isDisposed && _sockets is null)
            {
                _isIdle = true;
                Monitor.Wait(_lock);
                _isIdle = false;
            }

            work = _first;
            sockets = _sockets;
            if (work is not null)
            {
                _first = work.Next;
                _last = _first is null ? null : _last;
                work.Next = null;
                _current = work;
            }

            _isIdle = work is null && sockets is not null;
            return !_isDisposed;
        }
    }
}
