namespace TelOS.Runtime;

/// <summary>The answer to a call that an object does not give at once. It is given exactly once; nobody else waits for it.</summary>
public sealed class DeferredReply : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Entrypoint _entrypoint;
    private readonly Message _message = Message.Rent();
    private DeferredReply? _previous;
    private LocalCall? _call;
    private SocketDomain _domain = SocketDomain.None;
    private int _replyChannel = -1;
    private bool _isBound;
    private bool _isSent;
    private bool _isAnswered;

    internal DeferredReply(Entrypoint entrypoint, DeferredReply? next)
    {
        _entrypoint = entrypoint;
        Next = next;
        if (next is not null)
        {
            next._previous = this;
        }
    }

    /// <summary>What comes after it in the entrypoint's list.</summary>
    internal DeferredReply? Next { get; private set; }

    /// <summary>Starts the answer.</summary>
    public MessageWriter Begin() => _message.BeginReply();

    /// <summary>Gives an answer that somebody else wrote; what it owns moves.</summary>
    /// <param name="reply">The reply, with its code.</param>
    internal void Send(Message reply)
    {
        lock (_lock)
        {
            _message.CopyFrom(reply, Wire.MaxCapabilities);
            Send();
        }
    }

    /// <summary>Gives the answer that was written. Never waits for the client; a client that is gone does not matter.</summary>
    public void Send()
    {
        lock (_lock)
        {
            _isSent = true;
            if (_isBound)
            {
                Answer();
            }
        }
    }

    /// <summary>Answers that there is no such object, unless an answer was given.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_isSent)
            {
                Begin().Fail(ReplyCode.InvalidObject);
                Send();
            }
        }
    }

    /// <summary>The entrypoint is gone: everybody in its list is told so.</summary>
    internal static void AbandonAll(DeferredReply? first)
    {
        while (first is not null)
        {
            var next = first.Next;
            first.Abandon();
            first = next;
        }
    }

    /// <summary>Says whom to answer: a caller of this process.</summary>
    internal void Bind(LocalCall call)
    {
        lock (_lock)
        {
            _call = call;
            Bound();
        }
    }

    /// <summary>Says whom to answer: a reply channel, which is taken over.</summary>
    internal void Bind(int replyChannel, SocketDomain domain)
    {
        lock (_lock)
        {
            _replyChannel = replyChannel;
            _domain = domain;
            Bound();
        }
    }

    /// <summary>Leaves the entrypoint's list, whose lock is held.</summary>
    internal void Unlink()
    {
        if (_previous is not null)
        {
            _previous.Next = Next;
        }

        if (Next is not null)
        {
            Next._previous = _previous;
        }

        _previous = null;
        Next = null;
    }

    private void Abandon()
    {
        lock (_lock)
        {
            if (_call is { } call && !_isAnswered)
            {
                _isAnswered = true;
                call.Abandon(_entrypoint);
                _message.Dispose();
                return;
            }
        }

        Dispose();
    }

    private void Bound()
    {
        _isBound = true;
        if (_isSent)
        {
            Answer();
        }
    }

    private void Answer()
    {
        if (_isAnswered)
        {
            return;
        }

        _isAnswered = true;
        if (_call is not null)
        {
            _call.Complete(_message);
        }
        else if (_replyChannel >= 0)
        {
            SocketDatagram.Reply(_replyChannel, _message, _domain);
            LinuxMemory.Close(_replyChannel);
        }

        _message.Dispose();
        _entrypoint.Forget(this);
    }
}
