using System.Numerics;
using Genode.Block;
using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>A device of another component: a Block session as a client sees it.</summary>
/// <remarks>Safe for any number of threads, whose requests are under way at the same time; each waits for its own, so the thread of an entrypoint
/// had better not. When the server dies, whoever waits meets <see cref="BlockDeviceException"/> at once, as does each later call: open another one.</remarks>
/// <example><code>
/// using BlockSessionDevice disk = new(env, new BlockSessionOptions { Label = "disk" });
/// using BlockVfs vfs = BlockVfs.Register(disk, "disk");
/// </code></example>
public sealed class BlockSessionDevice : IBlockDevice
{
    // What Genode's own client donates besides the buffer.
    private const ulong SessionRam = 14 * 1024;

    private const int LeastBlockSize = 512;
    private const int GreatestBlockSize = 4096;
    private const int GreatestAlignment = 16;
    private const int GreatestRequest = 256 * 1024;

    private readonly Connection _connection;
    private readonly BlockClient _client;
    private readonly Entrypoint _entrypoint;
    private readonly BlockChannel _channel;
    private readonly int _largest;

    /// <summary>Opens a session.</summary>
    /// <param name="env">The component.</param>
    /// <param name="options">What is asked for; all of the device when null.</param>
    /// <exception cref="SessionDeniedException">The session cannot be had.</exception>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    /// <exception cref="BlockDeviceException">The device has blocks that are not of 512 to 4096 bytes, or none has room in the buffer.</exception>
    public BlockSessionDevice(Env env, BlockSessionOptions? options = null)
    {
        _connection = Open(env, options ?? new BlockSessionOptions());
        _client = new BlockClient(_connection.Capability.Duplicate());
        _entrypoint = env.CreateEntrypoint("block client");
        try
        {
            var info = _client.Info();
            if (info.BlockSize is < LeastBlockSize or > GreatestBlockSize || !BitOperations.IsPow2(info.BlockSize)
                || info.BlockCount is 0 || info.BlockCount > long.MaxValue / info.BlockSize || info.AlignLog2 > GreatestAlignment)
            {
                throw new BlockDeviceException($"A device of {info.BlockCount} blocks of {info.BlockSize} bytes cannot be used.");
            }

            (BlockSize, BlockCount, IsWriteable) = ((int)info.BlockSize, (long)info.BlockCount, info.Writeable);
            var alignment = 1 << info.AlignLog2;
            _channel = new BlockChannel(_client, alignment, _entrypoint);

            // Two have room at any time, so that one is filled while the other is carried out.
            var half = (_channel.BulkSize / 2) - alignment;
            _largest = (int)Math.Min(GreatestRequest, Math.Max(half, BlockSize)) / BlockSize * BlockSize;
            if (_channel.BulkSize < BlockSize + alignment)
            {
                throw new BlockDeviceException("The buffer of the session has no room for a block.");
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int BlockSize { get; }

    /// <inheritdoc/>
    public long BlockCount { get; }

    /// <inheritdoc/>
    public bool IsWriteable { get; }

    /// <summary>Cancelled when the server goes away.</summary>
    public CancellationToken ServerGone => _client.Capability.ServerGone;

    /// <inheritdoc/>
    public void Read(long block, Span<byte> target)
    {
        CheckRange(block, CountOf(target.Length));
        Transfer(BlockOperation.Read, block, target.Length, target, default);
    }

    /// <inheritdoc/>
    public void Write(long block, ReadOnlySpan<byte> source)
    {
        CheckRange(block, CountOf(source.Length));
        CheckWriteable();
        Transfer(BlockOperation.Write, block, source.Length, default, source);
    }

    /// <summary>Makes durable whatever this device wrote or trimmed before. Nothing is sent for one that may only be read.</summary>
    /// <exception cref="BlockDeviceException">
    /// The device failed: what was written since the last success may be lost, even if a later call succeeds.
    /// </exception>
    public void Sync()
    {
        if (IsWriteable)
        {
            Request(BlockOperation.Sync, 0, BlockCount);
        }
    }

    /// <inheritdoc/>
    public void Trim(long block, long count)
    {
        CheckRange(block, count);
        CheckWriteable();
        if (count > 0)
        {
            Request(BlockOperation.Trim, block, count);
        }
    }

    /// <summary>Closes the session. What was not synced may be lost; whoever waits meets <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _channel?.Dispose();
        _entrypoint.Dispose();
        _client.Dispose();
        _connection.Dispose();
    }

    private static Connection Open(Env env, BlockSessionOptions options)
    {
        var size = (ulong)Dataspace.RoundToPages(options.BufferSize);
        return env.OpenSession(new SessionRequest
        {
            Service = BlockContract.ServiceName,
            Label = options.Label,
            RamQuota = size + SessionRam,
            CapQuota = BlockContract.CapQuota,
            Arguments = new BlockArguments
            {
                TxBufSize = size,
                Offset = checked((ulong)options.Offset),
                NumBlocks = checked((ulong)options.BlockCount),
                Writeable = options.IsWriteable,
            }.Format(),
        });
    }

    private static BlockDeviceException NotDone(BlockOperation operation, long block) =>
        new($"The server could not {operation.ToString().ToUpperInvariant()} at block {block}.");

    private void Request(BlockOperation operation, long block, long count)
    {
        lock (_channel.Lock)
        {
            DeviceRequest? request;
            while (!_channel.TrySend(operation, block, count, 0, default, out request))
            {
                _channel.WaitForProgress();
            }

            if (!_channel.Wait(request))
            {
                throw NotDone(operation, block);
            }
        }
    }

    // In requests of a bounded size. All that were sent are waited for, whatever becomes of the first.
    private void Transfer(BlockOperation operation, long block, int length, Span<byte> target, ReadOnlySpan<byte> source)
    {
        Queue<DeviceRequest> requests = [];
        long? failed = null;
        int sent = 0, done = 0;
        lock (_channel.Lock)
        {
            while (sent < length || requests.Count > 0)
            {
                var size = Math.Min(length - sent, _largest);
                var first = block + (sent / BlockSize);
                if (size > 0 && _channel.TrySend(operation, first, size / BlockSize, size, source.IsEmpty ? source : source.Slice(sent, size), out var request))
                {
                    requests.Enqueue(request);
                    sent += size;
                    continue;
                }

                if (!requests.TryDequeue(out var next))
                {
                    _channel.WaitForProgress();
                    continue;
                }

                if (!_channel.Wait(next))
                {
                    failed ??= block + (done / BlockSize);
                    sent = length;
                }

                var part = (int)next.Content.Size;
                _channel.Release(next, target.IsEmpty ? target : target.Slice(done, part));
                done += part;
            }
        }

        if (failed is { } at)
        {
            throw NotDone(operation, at);
        }
    }

    private long CountOf(int bytes) => bytes % BlockSize == 0
        ? bytes / BlockSize
        : throw new ArgumentException($"{bytes} bytes are not a whole number of blocks of {BlockSize} bytes.", nameof(bytes));

    private void CheckRange(long block, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, BlockCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, BlockCount - block);
    }

    private void CheckWriteable()
    {
        if (!IsWriteable)
        {
            throw new BlockDeviceException("The device may only be read.");
        }
    }
}
