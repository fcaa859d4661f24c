using System.Diagnostics.CodeAnalysis;
using Genode.Block;
using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>A device that clients share, with the thread that waits for it. Clients take turns, so that a busy one does not keep the others
/// from it; the requests of one are carried out in their order.</summary>
/// <remarks>A SYNC covers whatever was carried out before it. SYNCs that wait at the same time are one. When one fails, each client that wrote since
/// the last success is told so by its own next SYNC, because a device says it only once.</remarks>
public sealed class ServedDevice : IDisposable
{
    // So long may others wait for one client's turn.
    private const int MaxTurn = 256 * 1024;

    private readonly object _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IBlockDevice _device;
    private readonly byte[] _buffer = new byte[MaxTurn];
    private readonly HashSet<DeviceClient> _clients = [];
    private readonly Queue<DeviceClient> _ready = new();
    private readonly List<(DeviceClient Client, BlockJob Job)> _syncs = [];
    private DeviceCounts _counts;
    private long _failures;
    private bool _isEnding;

    // Of the device's thread: who is yet to be told that its request is done, and whether it pays to look for the next.
    private DeviceClient? _last;
    private BoundedSpin _spin;

    /// <summary>Starts the thread.</summary>
    /// <param name="device">The device; it is taken over, and nobody else uses it.</param>
    /// <param name="name">What it is called.</param>
    public ServedDevice(IBlockDevice device, string name)
    {
        _device = device;
        Name = name;
        new Thread(Run) { IsBackground = true, Name = $"device {name}" }.Start();
    }

    /// <summary>Something was not done. Raised on the device's thread; the client learns it in any case.</summary>
    public event EventHandler<DeviceFailedEventArgs>? Failed;

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Bytes of a block.</summary>
    public int BlockSize => _device.BlockSize;

    /// <summary>Blocks of the device.</summary>
    public long BlockCount => _device.BlockCount;

    /// <summary>Whether it may be written.</summary>
    public bool IsWriteable => _device.IsWriteable;

    /// <summary>What the device was asked for. SYNCs of several clients can be one.</summary>
    public DeviceCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return _counts;
            }
        }
    }

    /// <summary>Requests that the device did not do.</summary>
    public long Failures
    {
        get
        {
            lock (_lock)
            {
                return _failures;
            }
        }
    }

    /// <summary>Ends when the device is closed, after <see cref="Dispose"/>.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Ends the thread after what it is about, and closes the device. What waits is not carried out.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isEnding = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Makes a client known.</summary>
    internal void Add(DeviceClient client)
    {
        lock (_lock)
        {
            _clients.Add(client);
        }
    }

    /// <summary>Forgets a client and what waits of it. Never waits for the device.</summary>
    internal void Remove(DeviceClient client)
    {
        lock (_lock)
        {
            _clients.Remove(client);
            client.IsClosed = true;
            client.Waiting.Clear();
        }

        client.Close();
    }

    /// <summary>Has a request carried out; the client is told when it is over.</summary>
    internal void Submit(DeviceClient client, BlockJob job)
    {
        lock (_lock)
        {
            client.Waiting.Enqueue(job);
            if (!client.IsReady)
            {
                client.IsReady = true;
                _ready.Enqueue(client);
                Monitor.Pulse(_lock);
            }
        }
    }

    /// <summary>Takes the requests of a client that are over.</summary>
    internal void TakeFinished(DeviceClient client, Queue<BlockJob> target)
    {
        lock (_lock)
        {
            while (client.Finished.TryDequeue(out var job))
            {
                target.Enqueue(job);
            }
        }
    }

    private static bool IsSync(DeviceClient client) =>
        client.Waiting.TryPeek(out var next) && next.Packet.Operation == BlockOperation.Sync;

    private void Run()
    {
        while (TryTakeTurn(out var client, out var job))
        {
            if (job is null)
            {
                Sync();
            }
            else
            {
                var done = job.Done;
                var succeeded = Step(client, job);
                EndTurn(client, job, succeeded, job.Done - done);
            }
        }

        _device.Dispose();
        _ended.SetResult();
    }

    // A client without a job: SYNCs were collected.
    private bool TryTakeTurn([NotNullWhen(true)] out DeviceClient? client, out BlockJob? job)
    {
        job = null;
        LookForMore();
        lock (_lock)
        {
            do
            {
                while (_ready.Count == 0 && !_isEnding)
                {
                    Monitor.Wait(_lock);
                }

                if (_isEnding)
                {
                    client = null;
                    return false;
                }

                client = _ready.Dequeue();
                client.IsReady = false;
            }
            while (client.Waiting.Count == 0);

            if (IsSync(client))
            {
                MakeReady(client);
                CollectSyncs();
            }
            else
            {
                job = client.Waiting.Peek();
            }

            return true;
        }
    }

    // Who writes will sync next, and who reads will read on: waking a thread for that takes longer than most requests do.
    private void LookForMore()
    {
        if (_last is { } last && !HasWork && _spin.TryBegin())
        {
            do
            {
                if (last.TryLook() || HasWork)
                {
                    _spin.Succeed();
                    break;
                }

                Thread.SpinWait(8);
            }
            while (_spin.MayContinue());
        }

        // A client that looks, too, has seen it meanwhile.
        _last?.Wakeup();
        _last = null;
    }

    private void Tell(DeviceClient client)
    {
        client.Complete();
        if (_last != client)
        {
            _last?.Wakeup();
            _last = client;
        }
    }

    private bool HasWork
    {
        get
        {
            lock (_lock)
            {
                return _ready.Count > 0 || _isEnding;
            }
        }
    }

    private void MakeReady(DeviceClient client)
    {
        if (!client.IsReady && client.Waiting.Count > 0)
        {
            client.IsReady = true;
            _ready.Enqueue(client);
        }
    }

    private void CollectSyncs()
    {
        foreach (var client in _ready)
        {
            while (IsSync(client))
            {
                _syncs.Add((client, client.Waiting.Dequeue()));
            }
        }
    }

    private void Sync()
    {
        // Who is to be told of an earlier failure needs no sync, and none undoes it.
        var isNeeded = _syncs.Exists(static sync => !sync.Client.HasLostWrites);
        var succeeded = isNeeded && Attempt(BlockOperation.Sync, _device.Sync);
        lock (_lock)
        {
            if (isNeeded)
            {
                _counts = _counts with { Syncs = _counts.Syncs + 1 };
                foreach (var client in _clients)
                {
                    client.HasLostWrites |= !succeeded && client.IsDirty;
                    client.IsDirty = false;
                }
            }

            foreach (var (client, job) in _syncs)
            {
                job.Succeeded = succeeded && !client.HasLostWrites;
                Finish(client, job);
            }

            foreach (var (client, _) in _syncs)
            {
                client.HasLostWrites = false;
            }
        }

        foreach (var (client, _) in _syncs)
        {
            Tell(client);
        }

        _syncs.Clear();
    }

    // As much of a request as fits one turn; false when it cannot be done.
    private bool Step(DeviceClient client, BlockJob job)
    {
        var count = job.Packet.Operation == BlockOperation.Trim ? job.Rest : Math.Min(job.Rest, MaxTurn / BlockSize);
        var block = job.Block + job.Done;
        var succeeded = job.Packet.Operation switch
        {
            BlockOperation.Read => Read(client, job, block, _buffer.AsMemory(0, (int)count * BlockSize)),
            BlockOperation.Write => Write(client, job, block, _buffer.AsMemory(0, (int)count * BlockSize)),
            _ => Attempt(BlockOperation.Trim, () => _device.Trim(block, count)),
        };
        job.Done += succeeded ? count : 0;
        return succeeded;
    }

    private bool Read(DeviceClient client, BlockJob job, long block, Memory<byte> content) =>
        Attempt(BlockOperation.Read, () => _device.Read(block, content.Span)) && client.TryCopyOut(content.Span, job.ContentOf(BlockSize));

    private bool Write(DeviceClient client, BlockJob job, long block, Memory<byte> content) =>
        client.TryCopyIn(job.ContentOf(BlockSize), content.Span) && Attempt(BlockOperation.Write, () => _device.Write(block, content.Span));

    private void EndTurn(DeviceClient client, BlockJob job, bool succeeded, long blocks)
    {
        var isOver = !succeeded || job.Rest == 0;
        lock (_lock)
        {
            Count(job.Packet.Operation, blocks);
            client.IsDirty |= job.Packet.Operation != BlockOperation.Read;
            if (isOver && !client.IsClosed)
            {
                client.Waiting.Dequeue();
                job.Succeeded = succeeded;
                Finish(client, job);
            }

            MakeReady(client);
        }

        if (isOver)
        {
            Tell(client);
        }
    }

    private void Count(BlockOperation operation, long blocks) => _counts = operation switch
    {
        BlockOperation.Read => _counts with { Reads = _counts.Reads + 1, BlocksRead = _counts.BlocksRead + blocks },
        BlockOperation.Write => _counts with { Writes = _counts.Writes + 1, BlocksWritten = _counts.BlocksWritten + blocks },
        _ => _counts with { Trims = _counts.Trims + 1 },
    };

    private static void Finish(DeviceClient client, BlockJob job)
    {
        if (!client.IsClosed)
        {
            client.Finished.Enqueue(job);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with one request, the device serves the next one.")]
    private bool Attempt(BlockOperation operation, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception error)
        {
            lock (_lock)
            {
                _failures++;
            }

            Failed?.Invoke(this, new DeviceFailedEventArgs(operation, error));
            return false;
        }
    }
}
