namespace TelOS.Storage;

/// <summary>
/// A device of blocks of one size. Safe for several threads; every call is finished when it returns. What is written is durable only
/// after <see cref="Sync"/>: until then a power failure may leave any of it, in any order, or garbage in a sector that was on its way.
/// </summary>
public interface IBlockDevice : IDisposable
{
    /// <summary>Bytes of a block, a power of two from 512 to 4096.</summary>
    int BlockSize { get; }

    /// <summary>Blocks of the device, at least 1.</summary>
    long BlockCount { get; }

    /// <summary>Whether it may be written.</summary>
    bool IsWriteable { get; }

    /// <summary>Reads blocks.</summary>
    /// <param name="block">The first, from 0.</param>
    /// <param name="target">Where they go; its length is a multiple of <see cref="BlockSize"/>.</param>
    /// <exception cref="ArgumentException">The length is no multiple of <see cref="BlockSize"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Part of the range is outside the device.</exception>
    /// <exception cref="BlockDeviceException">The device failed; the target's content is undefined.</exception>
    void Read(long block, Span<byte> target);

    /// <summary>Writes blocks. They are what is read from now on, and durable only after <see cref="Sync"/>.</summary>
    /// <param name="block">The first, from 0.</param>
    /// <param name="source">The content; its length is a multiple of <see cref="BlockSize"/>.</param>
    /// <exception cref="ArgumentException">The length is no multiple of <see cref="BlockSize"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Part of the range is outside the device.</exception>
    /// <exception cref="BlockDeviceException">The device failed, is full or may not be written; each block is the old or the new one.</exception>
    void Write(long block, ReadOnlySpan<byte> source);

    /// <summary>Makes durable whatever was written or trimmed before. The only barrier there is.</summary>
    /// <exception cref="BlockDeviceException">
    /// The device failed: what was written since the last success may be lost, even if a later call succeeds.
    /// </exception>
    void Sync();

    /// <summary>Says that the content of blocks is not needed any more. It is undefined afterwards; reading it does not fail.</summary>
    /// <param name="block">The first, from 0.</param>
    /// <param name="count">How many, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Part of the range is outside the device.</exception>
    /// <exception cref="BlockDeviceException">The device failed or may not be written.</exception>
    void Trim(long block, long count);
}
