namespace TelOS.Storage;

/// <summary>A device in memory, empty at first. Nothing of it is durable: it is gone with the process.</summary>
public sealed class MemoryBlockDevice : IBlockDevice
{
    // Large images do not fit one array, and what is never written should take no memory.
    private const int SegmentBytes = 1 << 20;
    private readonly byte[]?[] _segments;
    private readonly Lock _gate = new();

    /// <summary>Makes a device of zeros.</summary>
    /// <param name="blockCount">Blocks, at least 1.</param>
    /// <param name="blockSize">Bytes of a block, a power of two from 512 to 4096.</param>
    /// <exception cref="ArgumentOutOfRangeException">Such a device there cannot be.</exception>
    public MemoryBlockDevice(long blockCount, int blockSize = 4096)
    {
        BlockRange.CheckGeometry(blockCount, blockSize);
        BlockCount = blockCount;
        BlockSize = blockSize;
        _segments = new byte[]?[(blockCount * blockSize + SegmentBytes - 1) / SegmentBytes];
    }

    /// <inheritdoc/>
    public int BlockSize { get; }

    /// <inheritdoc/>
    public long BlockCount { get; }

    /// <inheritdoc/>
    public bool IsWriteable => true;

    /// <inheritdoc/>
    public void Read(long block, Span<byte> target)
    {
        BlockRange.Check(this, block, BlockRange.CountOf(this, target.Length));
        lock (_gate)
        {
            for (long offset = block * BlockSize; target.Length > 0;)
            {
                (int segment, int start) = ((int)(offset / SegmentBytes), (int)(offset % SegmentBytes));
                int length = Math.Min(SegmentBytes - start, target.Length);
                if (_segments[segment] is byte[] bytes)
                {
                    bytes.AsSpan(start, length).CopyTo(target);
                }
                else
                {
                    target[..length].Clear();
                }
                offset += length;
                target = target[length..];
            }
        }
    }

    /// <inheritdoc/>
    public void Write(long block, ReadOnlySpan<byte> source)
    {
        BlockRange.Check(this, block, BlockRange.CountOf(this, source.Length));
        lock (_gate)
        {
            for (long offset = block * BlockSize; source.Length > 0;)
            {
                (int segment, int start) = ((int)(offset / SegmentBytes), (int)(offset % SegmentBytes));
                int length = Math.Min(SegmentBytes - start, source.Length);
                source[..length].CopyTo((_segments[segment] ??= new byte[SegmentBytes]).AsSpan(start));
                offset += length;
                source = source[length..];
            }
        }
    }

    /// <summary>Does nothing: there is nowhere more durable.</summary>
    public void Sync() { }

    /// <inheritdoc/>
    public void Trim(long block, long count)
    {
        BlockRange.Check(this, block, count);
        long end = (block + count) * BlockSize;
        lock (_gate)
        {
            // Only whole segments are worth giving back.
            for (long segment = (block * BlockSize + SegmentBytes - 1) / SegmentBytes; (segment + 1) * SegmentBytes <= end; segment++)
            {
                _segments[segment] = null;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
