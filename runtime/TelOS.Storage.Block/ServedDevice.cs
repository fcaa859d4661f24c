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
    // A client needs about as long to make its next request.
    private const int LookMicroseconds = 300;

    private readonly object _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IBlockDevice _device;
    private readonly JobExecutor _executor;
    private readonly HashSet<DeviceClient> _clients = [];
    private readonly Queue<DeviceClient> _ready = new();
    private readonly List<(DeviceClient Client, BlockJob Job)> _syncs = [];
    private bool _isEnding;

    // Of the device's thread: who is yet to be told that its request is done, and whether it pays to look for the next.
    private DeviceClient? _last;
    private BoundedSpin _spin = new(LookMicroseconds);

    /// <summary>Starts the thread.</summary>
    /// <param name="device">The device; it is taken over, and nobody else uses it.</param>
    /// <param name="name">What it is called.</param>
    public ServedDevice(IBlockDevice device, string name)
    {
        _device = device;
        _executor = new JobExecutor(device);
        _executor.Failed += failure => Failed?.Invoke(this, failure);
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
    public DeviceCounts Counts => _executor.Counts;

    /// <summary>Requests that the device did not do.</summary>
    public long Failures => _executor.Failures;

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
                EndTurn(client, job, _executor.Step(client, job));
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
                if (last.Session.TryTakeMore() || HasWork)
                {
                    _spin.Succeed();
                    break;
                }
            }
            while (_spin.MayContinue());
        }

        // A client that looks, too, has seen it meanwhile.
        _last?.Session.Tell();
        _last = null;
    }

    private void Tell(DeviceClient client)
    {
        client.Session.Acknowledge();
        if (_last != client)
        {
            _last?.Session.Tell();
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
        var succeeded = isNeeded && _executor.Sync();
        lock (_lock)
        {
            if (isNeeded)
            {
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

    private void EndTurn(DeviceClient client, BlockJob job, bool succeeded)
    {
        var isOver = !succeeded || job.Rest == 0;
        lock (_lock)
        {
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

    private static void Finish(DeviceClient client, BlockJob job)
    {
        if (!client.IsClosed)
        {
            client.Finished.Enqueue(job);
        }
    }
}
