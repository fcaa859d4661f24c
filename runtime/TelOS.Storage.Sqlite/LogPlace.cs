namespace TelOS.Storage.Sqlite;

/// <summary>Where the log is on the device: in chunks, of which the first is the last one of the device.</summary>
internal sealed class LogPlace(ImageStore store)
{
    private const int ScratchSize = 3 * Units.Size;

    /// <summary>Bits that are not as they were written; they are read as they should be.</summary>
    public List<long> WrongBits { get; } = [];

    /// <summary>Reads bytes from below the end of the last chunk.</summary>
    public void Read(long offset, Span<byte> target)
    {
        Span<byte> scratch = stackalloc byte[ScratchSize];
        while (target.Length > 0)
        {
            int start = (int)(offset % Units.Size);
            int length = Math.Min(target.Length, ScratchSize - start);
            int bytes = (start + length + Units.Size - 1) / Units.Size * Units.Size;
            ReadUnits(offset / Units.Size, scratch[..bytes]);
            scratch.Slice(start, length).CopyTo(target);
            target = target[length..];
            offset += length;
        }
    }

    /// <summary>Where a unit of the log is, and how many bytes follow it there.</summary>
    public (long Unit, int Length) Of(long number, int length)
    {
        Superblock image = store.Current;
        (long chunk, long rest) = Math.DivRem(number, image.ChunkUnits);
        return (image.Units - (chunk + 1) * image.ChunkUnits + rest, (int)Math.Min(length, (image.ChunkUnits - rest) * Units.Size));
    }

    private void ReadUnits(long number, Span<byte> target)
    {
        long offset = number * Units.Size;
        for (Span<byte> rest = target; rest.Length > 0;)
        {
            (long unit, int length) = Of(number, rest.Length);
            store.Units.Read(unit, rest[..length]);
            rest = rest[length..];
            number += length / Units.Size;
        }
        foreach (long bit in WrongBits)
        {
            long at = bit / 8 - offset;
            if (at >= 0 && at < target.Length)
            {
                target[(int)at] ^= (byte)(1 << (int)(bit % 8));
            }
        }
    }
}
