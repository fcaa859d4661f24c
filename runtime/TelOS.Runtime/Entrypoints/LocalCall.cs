using System.Threading.Tasks.Sources;

namespace TelOS.Runtime;

/// <summary>One call on its way through an entrypoint of the same process. Reused, so that a call allocates nothing.</summary>
internal sealed class LocalCall : EntrypointWork, IValueTaskSource
{
    private static readonly Pool<LocalCall> s_pool = new(static () => new LocalCall());

    private readonly object _lock = new();
    private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellationToken;
    private Message? _message;
    private int _maxReplyCapabilities;
    private State _state;
    private bool _isAsynchronous;

    private enum State
    {
        Waiting,
        Taken,
        Answered,
        ServerDied,
        Cancelled,
    }

    /// <summary>The object that is called.</summary>
    public LocalObject Target { get; private set; } = null!;

    /// <summary>Calls and waits.</summary>
    public static void Call(LocalObject target, Message message, int maxReplyCapabilities)
    {
        if (target.Entrypoint.IsCurrent)
        {
            throw new InvalidOperationException("A call from an entrypoint to itself would wait for itself.");
        }

        var call = Rent(target, message, maxReplyCapabilities, isAsynchronous: false);
        if (!target.Entrypoint.TryEnqueue(call))
        {
            call.Abandon(target.Entrypoint);
        }

        call.Wait();
    }

    /// <summary>Calls; the task ends with the reply.</summary>
    public static ValueTask CallAsync(
        LocalObject target, Message message, int maxReplyCapabilities, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        var call = Rent(target, message, maxReplyCapabilities, isAsynchronous: true);
        var version = call._completion.Version;
        call._cancellationToken = cancellationToken;
        call._registration = cancellationToken.UnsafeRegister(static state => ((LocalCall)state!).Fail(State.Cancelled), call);
        if (!target.Entrypoint.TryEnqueue(call))
        {
            call.Abandon(target.Entrypoint);
        }

        return new ValueTask(call, version);
    }

    /// <summary>Moves the request into the server's message; false when nobody waits for an answer any more.</summary>
    public bool TryTake(Message request)
    {
        lock (_lock)
        {
            if (_state != State.Waiting)
            {
                return false;
            }

            request.CopyFrom(_message!, Wire.MaxCapabilities);
            _state = State.Taken;
            return true;
        }
    }

    /// <summary>Moves the reply into the client's message, unless the client went away.</summary>
    public void Complete(Message reply)
    {
        bool isAsynchronous;
        lock (_lock)
        {
            if (_state != State.Taken)
            {
                return;
            }

            _message!.CopyFrom(reply, _maxReplyCapabilities);
            _state = State.Answered;
            isAsynchronous = _isAsynchronous;
            if (!isAsynchronous)
            {
                Monitor.Pulse(_lock);
            }
        }

        if (isAsynchronous)
        {
            _completion.SetResult(true);
        }
    }

    /// <inheritdoc/>
    public override void Execute(Entrypoint entrypoint) => entrypoint.Dispatch(this);

    /// <inheritdoc/>
    public override void Abandon(Entrypoint entrypoint) => Fail(State.ServerDied, entrypoint);

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

        // Nobody cancels behind this line, so an answered call can be used again.
        _registration.Dispose();
        if (status == ValueTaskSourceStatus.Succeeded)
        {
            Return();
        }
        else
        {
            _completion.GetResult(token);
        }
    }

    private static LocalCall Rent(LocalObject target, Message message, int maxReplyCapabilities, bool isAsynchronous)
    {
        var call = s_pool.Rent();
        lock (call._lock)
        {
            call.Target = target;
            call._message = message;
            call._maxReplyCapabilities = maxReplyCapabilities;
            call._isAsynchronous = isAsynchronous;
            call._state = State.Waiting;
            call._completion.Reset();
        }

        return call;
    }

    private void Wait()
    {
        lock (_lock)
        {
            while (_state < State.Answered)
            {
                Monitor.Wait(_lock);
            }
        }

        if (_state != State.Answered)
        {
            throw NewServerDied();
        }

        Return();
    }

    // A call that failed may still be in the entrypoint's hands: it is never used again.
    private void Return()
    {
        _message = null;
        Target = null!;
        _registration = default;
        _cancellationToken = default;
        s_pool.Return(this);
    }

    // An entrypoint that ends may still hold a call that it has answered and that is another's by now.
    private void Fail(State state, Entrypoint? entrypoint = null)
    {
        lock (_lock)
        {
            if (_state >= State.Answered || (entrypoint is not null && Target.Entrypoint != entrypoint))
            {
                return;
            }

            _state = state;
            if (!_isAsynchronous)
            {
                Monitor.Pulse(_lock);
                return;
            }
        }

        _completion.SetException(
            state == State.Cancelled ? new OperationCanceledException(_cancellationToken) : NewServerDied());
    }

    private static ServerDiedException NewServerDied() => new("The server went away before it answered.");
}
