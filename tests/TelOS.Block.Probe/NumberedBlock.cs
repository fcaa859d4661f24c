using System.Buffers.Binary;

namespace TelOS.Block.Probe;

/// <summary>What a writer writes: blocks that say which write it was, and whose every byte follows from that.</summary>
public static class NumberedBlock
{
    /// <summary>The block to which a write goes.</summary>
    /// <param name="number">Which write, from 1.</param>
    /// <param name="blockCount">Blocks of the device.</param>
    public static long PlaceOf(ulong number, long blockCount) => (long)(Mix(number) % (ulong)blockCount);

    /// <summary>Fills a block.</summary>
    /// <param name="number">Which write, from 1.</param>
    /// <param name="target">The block.</param>
    public static void Fill(ulong number, Span<byte> target)
    {
        for (var offset = 0; offset < target.Length; offset += sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(target[offset..], offset == 0 ? number : Mix(number + (ulong)offset));
        }
    }

    /// <summary>The write that a block holds; 0 for one that was never written, null for what no write leaves.</summary>
    /// <param name="source">The block.</param>
    public static ulong? NumberOf(ReadOnlySpan<byte> source)
    {
        var number = BinaryPrimitives.ReadUInt64LittleEndian(source);
        if (number == 0)
        {
            return source.ContainsAnyExcept((byte)0) ? null : 0;
        }

        Span<byte> expected = new byte[source.Length];
        Fill(number, expected);
        return source.SequenceEqual(expected) ? number : null;
    }

    private static ulong Mix(ulong number)
    {
        var mixed = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }
}
