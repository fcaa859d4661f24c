using TelOS.Storage;

namespace TelOS.Block.Tests;

/// <summary>A device whose operations wait until they may go on, and which remembers what it was asked for.</summary>
internal sealed class GatedDevice(IBlockDevice device, Predicate<string> isGated) : IBlockDevice
{
    private readonly Lock _lock = new();
    private readonly List<string> _operations = [];
    private readonly TaskCompletionSource _gate = new();

    public int BlockSize => device.BlockSize;

    public long BlockCount => device.BlockCount;

    public bool IsWriteable => device.IsWriteable;

    /// <summary>Fails from now on, each operation that is in it.</summary>
    public Predicate<string> Fails { get; set; } = static _ => false;

    /// <summary>Whether an operation waits.</summary>
    public ManualResetEventSlim HasArrived { get; } = new(false);

    /// <summary>What it was asked for, such as "sync" or "write 3".</summary>
    public IReadOnlyList<string> Operations
    {
        get
        {
            lock (_lock)
            {
                return [.. _operations];
            }
        }
    }

    /// <summary>All may go on.</summary>
    public void OpenGate() => _gate.TrySetResult();

    public void Read(long block, Span<byte> target)
    {
        Enter($"read {block}");
        device.Read(block, target);
    }

    public void Write(long block, ReadOnlySpan<byte> source)
    {
        Enter($"write {block}");
        device.Write(block, source);
    }

    public void Sync()
    {
        Enter("sync");
        device.Sync();
    }

    public void Trim(long block, long count)
    {
        Enter($"trim {block}");
        device.Trim(block, count);
    }

    public void Dispose()
    {
        _gate.TrySetResult();
        device.Dispose();
    }

    private void Enter(string operation)
    {
        lock (_lock)
        {
            _operations.Add(operation);
        }

        if (isGated(operation))
        {
            HasArrived.Set();
            _gate.Task.Wait();
        }

        if (Fails(operation))
        {
            throw new BlockDeviceException($"{operation} fails.");
        }
    }
}
