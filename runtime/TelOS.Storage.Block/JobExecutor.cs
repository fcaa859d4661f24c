using System.Diagnostics.CodeAnalysis;
using Genode.Block;

namespace TelOS.Storage.Block;

/// <summary>Carries requests out on a device, and counts them. For the device's thread; the counts are for any.</summary>
/// <param name="device">The device; whoever makes this disposes it.</param>
internal sealed class JobExecutor(IBlockDevice device)
{
    // So long may others wait for one client's turn.
    private const int MaxTurn = 256 * 1024;

    private readonly Lock _lock = new();
    private readonly byte[] _buffer = new byte[MaxTurn];
    private DeviceCounts _counts;
    private long _failures;

    /// <summary>Something was not done.</summary>
    public event Action<DeviceFailedEventArgs>? Failed;

    /// <summary>What the device was asked for.</summary>
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

    /// <summary>Makes durable what was carried out before.</summary>
    /// <returns>False when the device cannot.</returns>
    public bool Sync()
    {
        var succeeded = Attempt(BlockOperation.Sync, device.Sync);
        lock (_lock)
        {
            _counts = _counts with { Syncs = _counts.Syncs + 1 };
        }

        return succeeded;
    }

    /// <summary>Carries out as much of a request as fits one turn.</summary>
    /// <returns>False when it cannot be done.</returns>
    public bool Step(DeviceClient client, BlockJob job)
    {
        var count = job.Packet.Operation == BlockOperation.Trim ? job.Rest : Math.Min(job.Rest, MaxTurn / device.BlockSize);
        var block = job.Block + job.Done;
        var succeeded = job.Packet.Operation switch
        {
            BlockOperation.Read => Read(client, job, block, _buffer.AsMemory(0, (int)count * device.BlockSize)),
            BlockOperation.Write => Write(client, job, block, _buffer.AsMemory(0, (int)count * device.BlockSize)),
            _ => Attempt(BlockOperation.Trim, () => device.Trim(block, count)),
        };
        var done = succeeded ? count : 0;
        job.Done += done;
        lock (_lock)
        {
            _counts = job.Packet.Operation switch
            {
                BlockOperation.Read => _counts with { Reads = _counts.Reads + 1, BlocksRead = _counts.BlocksRead + done },
                BlockOperation.Write => _counts with { Writes = _counts.Writes + 1, BlocksWritten = _counts.BlocksWritten + done },
                _ => _counts with { Trims = _counts.Trims + 1 },
            };
        }

        return succeeded;
    }

    private bool Read(DeviceClient client, BlockJob job, long block, Memory<byte> content) =>
        Attempt(BlockOperation.Read, () => device.Read(block, content.Span)) && client.TryCopyOut(content.Span, job.ContentOf(device.BlockSize));

    private bool Write(DeviceClient client, BlockJob job, long block, Memory<byte> content) =>
        client.TryCopyIn(job.ContentOf(device.BlockSize), content.Span) && Attempt(BlockOperation.Write, () => device.Write(block, content.Span));

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

            Failed?.Invoke(new DeviceFailedEventArgs(operation, error));
            return false;
        }
    }
}
