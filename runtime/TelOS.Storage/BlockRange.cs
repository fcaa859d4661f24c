using System.Numerics;

namespace TelOS.Storage;

/// <summary>The checks of arguments that all devices share.</summary>
internal static class BlockRange
{
    private const int LeastBlockSize = 512;
    private const int GreatestBlockSize = 4096;

    public static void CheckGeometry(long blockCount, int blockSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockCount, 1);
        if (!BitOperations.IsPow2(blockSize) || blockSize is < LeastBlockSize or > GreatestBlockSize)
        {
            throw new ArgumentOutOfRangeException(nameof(blockSize), blockSize, "A block has a power of two of bytes, from 512 to 4096.");
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockCount, long.MaxValue / blockSize);
    }

    /// <summary>The number of blocks in so many bytes.</summary>
    public static long CountOf(IBlockDevice device, int bytes) =>
        bytes % device.BlockSize == 0
            ? bytes / device.BlockSize
            : throw new ArgumentException($"{bytes} bytes are not a whole number of blocks of {device.BlockSize} bytes.", nameof(bytes));

    public static void Check(IBlockDevice device, long block, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, device.BlockCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, device.BlockCount - block);
    }
}
