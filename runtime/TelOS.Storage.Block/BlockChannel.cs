using System.Diagnostics.CodeAnalysis;
using Genode.Block;
using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>The requests of a client on their way to the server and back. Whoever calls it holds its lock, which waiting gives up meanwhile.</summary>
internal sealed class BlockChannel : IDisposable
{
    // Fewer than the rings have slots, so that no acknowledgement finds its ring full.
    private const int MaxRequests = 128;

    // A server that looks for requests takes one sooner than it could be told, and answers sooner than this thread could be woken.
    private const int TakenMicroseconds = 20;
    private const int AnswerMicroseconds = 300;

    // Where nobody tells of the server's end, because somebody stands between, it is asked now and then.
    private const int AskEvery = 1000;

    private readonly Dictionary<ulong, DeviceRequest> _requests = [];
    private readonly BlockClient _client;
    private readonly PacketSource<BlockPacket> _source;
    private readonly CancellationTokenRegistration _serverGone;
    private readonly int _alignment;
    private Exception? _failure;
    private ulong _lastTag;
    private BoundedSpin _taken = new(TakenMicroseconds);
    private BoundedSpin _spin = new(AnswerMicroseconds);
    private BoundedSpin _syncSpin = new(AnswerMicroseconds);
    private bool _isSync;
    private bool _isLooking;
    private bool _isAsking;
    private bool _isDisposed;

    /// <summary>Opens the session's packet stream.</summary>
    /// <param name="client">The session.</param>
    /// <param name="alignment">Bytes to whose multiples contents are aligned, a power of two.</param>
    /// <param name="entrypoint">Where the server's signals arrive; nothing else holds it up.</param>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    public BlockChannel(BlockClient client, int alignment, Entrypoint entrypoint)
    {
        _client = client;
        _alignment = alignment;
        var channel = client.TxCap().Untyped ?? throw new MalformedReplyException("The Block session gives no packet stream.");
        _source = PacketSource<BlockPacket>.Open(channel, ServedSession.Layout, entrypoint, Progress, isPrompt: true);
        BulkSize = _source.BulkAvailable;
        _serverGone = client.Capability.ServerGone.UnsafeRegister(
            static state => ((BlockChannel)state!).Fail(new ServerDiedException("The server of the block device went away.")), this);
    }

    /// <summary>What is to be held.</summary>
    public object Lock { get; } = new();

    /// <summary>Bytes for contents.</summary>
    public long BulkSize { get; }

    /// <summary>Sends a request, unless there is no room for it now.</summary>
    /// <param name="operation">What is to be done.</param>
    /// <param name="block">The first block.</param>
    /// <param name="count">Blocks.</param>
    /// <param name="size">Bytes of its content, 0 for none.</param>
    /// <param name="source">What is written, as long as the content, or nothing.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="BlockDeviceException">The server is gone.</exception>
    public bool TrySend(
        BlockOperation operation, long block, long count, int size, ReadOnlySpan<byte> source, [NotNullWhen(true)] out DeviceRequest? request)
    {
        ThrowIfFailed();
        request = null;
        var content = default(PacketContent);
        if (_requests.Count == MaxRequests || !_source.CanSubmit || (size > 0 && !_source.TryAllocate(size, _alignment, out content)))
        {
            return false;
        }

        if (!source.IsEmpty)
        {
            source.CopyTo(ContentOf(content));
        }

        _isSync = operation == BlockOperation.Sync;
        request = new DeviceRequest { Content = content };
        _requests.Add(++_lastTag, request);
        _source.TrySubmit(new BlockPacket
        {
            Payload = new() { Offset = content.Offset, Size = content.Size },
            Operation = operation,
            Tag = _lastTag,
            BlockNumber = (ulong)block,
            BlockCount = (ulong)count,
        });
        return true;
    }

    /// <summary>Waits for a request.</summary>
    /// <returns>Whether it was done.</returns>
    /// <exception cref="BlockDeviceException">The server is gone.</exception>
    public bool Wait(DeviceRequest request)
    {
        while (!request.IsOver)
        {
            WaitForProgress();
        }

        return request.Succeeded;
    }

    /// <summary>Waits until something came back, or became free.</summary>
    /// <exception cref="BlockDeviceException">The server is gone.</exception>
    public void WaitForProgress()
    {
        if (!_isDisposed)
        {
            LetServerTake();
            _source.Wakeup();
        }

        if (Drain())
        {
            return;
        }

        ThrowIfFailed();
        if (TryLook())
        {
            return;
        }

        if (!Monitor.Wait(Lock, AskEvery) && !_isAsking)
        {
            _isAsking = true;
            _ = AskAsync();
        }
    }

    /// <summary>Copies what was read, if it is wanted, and makes room for others.</summary>
    public void Release(DeviceRequest request, Span<byte> target)
    {
        if (request.Content.Size > 0 && !_isDisposed)
        {
            ContentOf(request.Content)[..target.Length].CopyTo(target);
            _source.Release(request.Content);
            Monitor.PulseAll(Lock);
        }
    }

    /// <summary>Those that wait are told that the device was disposed.</summary>
    public void Dispose()
    {
        _serverGone.Dispose();
        lock (Lock)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                while (_isLooking)
                {
                    Monitor.Wait(Lock);
                }

                _source.Dispose();
                _failure = new ObjectDisposedException(nameof(BlockSessionDevice));
                Monitor.PulseAll(Lock);
            }
        }
    }

    // A server that still looks for requests need not be woken.
    private void LetServerTake()
    {
        if (_source.IsAllTaken || !_taken.TryBegin())
        {
            return;
        }

        do
        {
            if (_source.IsAllTaken)
            {
                _taken.Succeed();
                break;
            }
        }
        while (_taken.MayContinue());
    }

    // One thread looks for all, without the lock. A SYNC takes longer than the others, which says nothing about them.
    private bool TryLook()
    {
        ref var spin = ref _isSync ? ref _syncSpin : ref _spin;
        if (_isLooking || !spin.TryBegin())
        {
            return false;
        }

        _isLooking = true;
        Monitor.Exit(Lock);
        try
        {
            do
            {
                if (_source.IsAcknowledgementAvailable)
                {
                    spin.Succeed();
                    break;
                }
            }
            while (spin.MayContinue());
        }
        finally
        {
            Monitor.Enter(Lock);
            _isLooking = false;
            if (_isDisposed)
            {
                Monitor.PulseAll(Lock);
            }
        }

        // Meanwhile a signal may have brought what the caller waits for.
        Drain();
        return true;
    }

    private Span<byte> ContentOf(PacketContent content)
    {
        _source.TryGetContent(content, out var bytes);
        return bytes;
    }

    private void Progress()
    {
        lock (Lock)
        {
            Drain();
        }
    }

    private bool Drain()
    {
        var isAny = false;
        while (!_isDisposed && _source.TryTakeAcknowledged(out var packet))
        {
            if (!_requests.Remove(packet.Tag, out var request))
            {
                Fail(new MalformedReplyException("The server acknowledges what it was not asked for."));
                break;
            }

            request.End(packet.Success);
            isAny = true;
        }

        if (!_isDisposed && _source.IsCorrupt)
        {
            Fail(new MalformedReplyException("The server's acknowledgements are impossible."));
        }

        if (isAny)
        {
            _source.Wakeup();
            Monitor.PulseAll(Lock);
        }

        return isAny;
    }

    private void Fail(Exception failure)
    {
        lock (Lock)
        {
            _failure ??= failure;
            Monitor.PulseAll(Lock);
        }
    }

    private void ThrowIfFailed()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(BlockSessionDevice));
        if (_failure is not null)
        {
            throw new BlockDeviceException(_failure.Message, _failure);
        }
    }

    private async Task AskAsync()
    {
        try
        {
            await _client.InfoAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException or IOException)
        {
            Fail(error);
        }

        lock (Lock)
        {
            _isAsking = false;
        }
    }
}
