using System.Runtime.InteropServices;

namespace TelOS.Storage;

/// <summary>SplitMix64: the same numbers from the same seed, in each version of .NET.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below the limit, which is at least 1.</summary>
    public int Next(int limit) => (int)(Next() % (ulong)limit);

    public long Next(long limit) => (long)(Next() % (ulong)limit);

    public bool NextBool() => (Next() & 1) != 0;

    public void Fill(Span<byte> bytes)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ref ulong word in words)
        {
            word = Next();
        }
        foreach (ref byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            rest = (byte)Next();
        }
    }
}
