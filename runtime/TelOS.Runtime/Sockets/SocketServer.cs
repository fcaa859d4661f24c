using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>What an entrypoint with objects that other processes call waits on: their sockets, and a bell for work of this process.</summary>
internal sealed unsafe class SocketServer : IDisposable
{
    private const ulong BellKey = 0;
    private const int EventFlags = 0x80000 | 0x800;

    private readonly ConcurrentDictionary<ulong, SocketObject> _objects = new();
    private readonly PollSet _poll = new();
    private readonly DescriptorHandle _bell;
    private readonly Lock _lock = new();
    private readonly SocketDomain _domain;
    private BoundedSpin _spin = new();
    private ulong _lastKey;
    private int _replyChannel = -1;

    /// <summary>For an entrypoint's objects.</summary>
    /// <param name="domain">What arriving capabilities belong to.</param>
    public SocketServer(SocketDomain domain)
    {
        _domain = domain;
        _bell = new DescriptorHandle(LinuxSockets.CreateEvent(0, EventFlags));
        if (_bell.IsInvalid)
        {
            throw new IOException($"An event descriptor cannot be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        _poll.Add(_bell, BellKey, LinuxSockets.Readable);
    }

    /// <summary>Starts to receive an object's requests.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public (ulong Key, SocketObject Object) Publish(LocalObject target)
    {
        var published = new SocketObject(target);
        var key = Interlocked.Increment(ref _lastKey);
        _objects[key] = published;
        _poll.Add(published.Local, key, LinuxSockets.Readable);
        return (key, published);
    }

    /// <summary>Stops to receive an object's requests. Those that wait are told that there is no such object.</summary>
    /// <param name="key">What <see cref="Publish"/> gave.</param>
    /// <param name="request">An empty message to do it with.</param>
    public void Withdraw(ulong key, Message request)
    {
        if (_objects.TryRemove(key, out var published))
        {
            Close(published, request);
        }
    }

    /// <summary>Ends the wait for requests.</summary>
    public void Ring()
    {
        var one = 1UL;
        LinuxSockets.Write(_bell, &one, sizeof(ulong));
    }

    /// <summary>Waits for requests or for the bell, and carries the requests out.</summary>
    /// <param name="entrypoint">Whose thread this is.</param>
    /// <param name="request">The thread's message for requests.</param>
    /// <param name="reply">The thread's message for replies.</param>
    /// <param name="isBusy">Not to wait, but to carry out what is there.</param>
    public void Serve(Entrypoint entrypoint, Message request, Message reply, bool isBusy)
    {
        var count = isBusy ? _poll.Wait(0) : Wait();
        for (var index = 0; index < count; index++)
        {
            var key = _poll.KeyAt(index);
            if (key == BellKey)
            {
                ulong rings;
                LinuxSockets.Read(_bell, &rings, sizeof(ulong));
            }
            else if (_objects.TryGetValue(key, out var source))
            {
                try
                {
                    Serve(source, entrypoint, request, reply);
                }
                catch (ObjectDisposedException)
                {
                    // Its sockets were closed meanwhile, and whoever called was told.
                }
            }
        }
    }

    /// <summary>Closes all objects, from any thread; the call that is carried out is answered as well.</summary>
    public void CloseObjects()
    {
        using var message = Message.Rent();
        if (TakeReplyChannel() is >= 0 and var replyChannel)
        {
            Answer(replyChannel, ReplyCode.InvalidObject, message);
        }

        foreach (var key in _objects.Keys)
        {
            Withdraw(key, message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseObjects();
        _poll.Dispose();
        _bell.Dispose();
    }

    // A client that is awake calls again sooner than this thread could be put to sleep and woken.
    private int Wait()
    {
        if (_spin.TryBegin())
        {
            do
            {
                var count = _poll.Wait(0);
                if (count > 0)
                {
                    _spin.Succeed();
                    return count;
                }
            }
            while (_spin.MayContinue());
        }

        return _poll.Wait(-1);
    }

    private static void Answer(int replyChannel, long code, Message message)
    {
        message.BeginReply().Fail(code);
        SocketDatagram.Reply(replyChannel, message, SocketDomain.None);
        LinuxMemory.Close(replyChannel);
        message.Clear();
    }

    private bool TryReceive(SocketObject source, Message request, out int replyChannel)
    {
        replyChannel = -1;
        var received = SocketDatagram.Receive(
            source.Local, request, ref replyChannel, isRequest: true, _domain, LinuxSockets.DoNotWait);
        if (received == SocketReceived.Message && replyChannel >= 0)
        {
            return true;
        }

        // Without a reply channel there is no call, whatever else it is.
        request.Clear();
        if (replyChannel >= 0)
        {
            Answer(replyChannel, ReplyCode.InvalidOpcode, request);
        }

        return false;
    }

    private void Serve(SocketObject source, Entrypoint entrypoint, Message request, Message reply)
    {
        if (!TryReceive(source, request, out var replyChannel))
        {
            return;
        }

        lock (_lock)
        {
            _replyChannel = replyChannel;
        }

        entrypoint.Serve(source.Target, request, reply);
        replyChannel = TakeReplyChannel();
        if (entrypoint.TakeDeferred() is { } deferred)
        {
            deferred.Bind(replyChannel, _domain);
        }
        else if (replyChannel >= 0)
        {
            Answer(replyChannel, entrypoint, reply);
        }

        request.Clear();
        reply.Clear();
    }

    // Taken by who answers: the entrypoint's thread, or whoever closes the objects meanwhile.
    private int TakeReplyChannel()
    {
        lock (_lock)
        {
            var taken = _replyChannel;
            _replyChannel = -1;
            return taken;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A capability that cannot be sent must not end the server.")]
    private void Answer(int replyChannel, Entrypoint entrypoint, Message reply)
    {
        try
        {
            SocketDatagram.Reply(replyChannel, reply, _domain);
        }
        catch (Exception error)
        {
            reply.BeginReply().Refuse();
            SocketDatagram.Reply(replyChannel, reply, _domain);
            entrypoint.Report(error);
        }
        finally
        {
            LinuxMemory.Close(replyChannel);
        }
    }

    private static void Close(SocketObject published, Message request)
    {
        while (true)
        {
            var replyChannel = -1;
            var received = SocketDatagram.Receive(
                published.Local, request, ref replyChannel, isRequest: true, SocketDomain.None, LinuxSockets.DoNotWait);
            if (replyChannel >= 0)
            {
                Answer(replyChannel, ReplyCode.InvalidObject, request);
            }

            if (received == SocketReceived.Nothing)
            {
                break;
            }
        }

        published.Close();
    }
}
