using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>
/// Finds a single wrong bit. The two checksums of a frame say which one: without it, a damaged last transaction would look like one that
/// was interrupted, and would be left out without a word.
/// </summary>
internal static class LogRepair
{
    private const int WordBits = 32;
    private const int PairBytes = 8;

    /// <summary>The bit that makes bytes sound when it is changed, or -1. The bytes are left as they were.</summary>
    public static int FindBit(Span<byte> bytes, int start, int count, Func<bool> isSound)
    {
        for (int bit = start * 8; bit < (start + count) * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            bool found = isSound();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (found)
            {
                return bit;
            }
        }
        return -1;
    }

    /// <summary>The wrong bit of a frame as it is on the device, or -1 where it is not exactly one.</summary>
    /// <param name="frame">The frame; its content is undefined afterwards.</param>
    /// <param name="before">The checksum before it.</param>
    /// <param name="salt">Its salt.</param>
    /// <param name="seed">The seed of its page's checksum.</param>
    /// <param name="isBigEndian">How words are stored.</param>
    public static int FindBit(byte[] frame, LogChecksum before, ulong salt, ulong seed, bool isBigEndian)
    {
        Span<byte> page = frame.AsSpan(LogFormat.FrameHeaderSize);
        ulong stored = BinaryPrimitives.ReadUInt64LittleEndian(page[DatabasePage.Usable..]);
        ulong computed = DatabasePage.Checksum(page, seed);
        page[DatabasePage.Usable..].Clear();
        bool IsLinked()
        {
            LogChecksum sum = before;
            sum.AddFrame(frame, isBigEndian);
            return LogFormat.FrameSaltOf(frame) == salt && sum.Equals(LogFormat.ChecksumOf(frame));
        }
        if (stored == computed)
        {
            return FindBit(frame, 0, LogFormat.FrameHeaderSize, IsLinked);
        }
        if (LogFormat.FrameSaltOf(frame) != salt)
        {
            return -1;
        }
        if (IsLinked())
        {
            ulong difference = stored ^ computed;
            return ulong.IsPow2(difference) ? (LogFormat.ChecksumAt * 8) + (int)ulong.Log2(difference) : -1;
        }
        LogChecksum damaged = before;
        damaged.AddFrame(frame, isBigEndian);
        LogChecksum right = LogFormat.ChecksumOf(frame);
        int bit = FindWord(page, unchecked(right.First - damaged.First), unchecked(right.Second - damaged.Second), isBigEndian,
            seed, stored);
        return bit < 0 ? -1 : (LogFormat.FrameHeaderSize * 8) + bit;
    }

    // What one more in a word adds to the sums follows from how many pairs come after it. High bits of several words add the same:
    // the page's checksum tells them apart.
    private static int FindWord(Span<byte> page, uint first, uint second, bool isBigEndian, ulong seed, ulong stored)
    {
        unchecked
        {
            (uint evenFirst, uint evenSecond, uint oddFirst, uint oddSecond) = (1, 1, 0, 1);
            for (int at = page.Length - PairBytes; at >= 0; at -= PairBytes)
            {
                int even = FindBitOfWord(page[at..], first, second, evenFirst, evenSecond, isBigEndian);
                if (even >= 0 && IsRightWithout(page, (at * 8) + even, seed, stored))
                {
                    return (at * 8) + even;
                }
                int odd = FindBitOfWord(page[(at + 4)..], first, second, oddFirst, oddSecond, isBigEndian);
                if (odd >= 0 && IsRightWithout(page, ((at + 4) * 8) + odd, seed, stored))
                {
                    return ((at + 4) * 8) + odd;
                }
                evenFirst += evenSecond;
                evenSecond += evenFirst;
                oddFirst += oddSecond;
                oddSecond += oddFirst;
            }
        }
        return -1;
    }

    private static bool IsRightWithout(Span<byte> page, int bit, ulong seed, ulong stored)
    {
        page[bit / 8] ^= (byte)(1 << (bit % 8));
        bool isRight = DatabasePage.Checksum(page, seed) == stored;
        page[bit / 8] ^= (byte)(1 << (bit % 8));
        return isRight;
    }

    private static int FindBitOfWord(ReadOnlySpan<byte> word, uint first, uint second, uint firstFactor, uint secondFactor, bool isBigEndian)
    {
        uint value = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(word) : BinaryPrimitives.ReadUInt32LittleEndian(word);
        for (int i = 0; i < WordBits; i++)
        {
            uint change = unchecked((value >> i & 1) != 0 ? 0 - (1u << i) : 1u << i);
            if (unchecked(change * firstFactor) == first && unchecked(change * secondFactor) == second)
            {
                return isBigEndian ? ((3 - (i / 8)) * 8) + (i % 8) : i;
            }
        }
        return -1;
    }
}
