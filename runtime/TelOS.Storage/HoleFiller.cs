using Microsoft.Win32.SafeHandles;

namespace TelOS.Storage;

/// <summary>Writes zeros where a file has holes, a stretch at a time, before something is written there for the first time.</summary>
/// <remarks>To make durable what lies in a hole, a file system has to change its own tables as well, which takes longer than the content alone
/// (250 us against 160 on ext4). A log meets a hole with each transaction, and so only with each stretch. Safe for any number of threads.</remarks>
internal sealed class HoleFiller
{
    /// <summary>Bytes that are filled at once.</summary>
    public const int Stretch = 1 << 20;

    private static readonly byte[] s_zeros = new byte[Stretch];

    private readonly Lock _lock = new();
    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly bool[] _isFilled;

    /// <summary>For an open file.</summary>
    /// <param name="file">The file, which can be written.</param>
    /// <param name="length">Its length.</param>
    public HoleFiller(SafeFileHandle file, long length)
    {
        _file = file;
        _length = length;
        _isFilled = new bool[((length - 1) / Stretch) + 1];
    }

    /// <summary>Fills what is around a place that will be written.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="count">Bytes, at least 1.</param>
    /// <remarks>Where there is no room on the disk, or no way to find the holes, they stay.</remarks>
    public void Fill(long offset, long count)
    {
        for (long index = offset / Stretch; index <= (offset + count - 1) / Stretch; index++)
        {
            if (!Volatile.Read(ref _isFilled[index]))
            {
                lock (_lock)
                {
                    Fill(index, offset, offset + count);
                    Volatile.Write(ref _isFilled[index], true);
                }
            }
        }
    }

    /// <summary>Makes a hole by means of the caller, who says so before anybody writes there again.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="count">Bytes, at least 1.</param>
    /// <param name="punch">Makes the hole.</param>
    /// <returns>What <paramref name="punch"/> returns.</returns>
    public int Punch(long offset, long count, Func<int> punch)
    {
        lock (_lock)
        {
            for (long index = offset / Stretch; index <= (offset + count - 1) / Stretch; index++)
            {
                Volatile.Write(ref _isFilled[index], false);
            }
            return punch();
        }
    }

    private void Fill(long index, long first, long end)
    {
        long position = index * Stretch;
        long limit = Math.Min(position + Stretch, _length);
        if (first <= position && end >= limit)
        {
            // All of it is about to be written.
            return;
        }
        while (position < limit)
        {
            long hole = NativeFile.Seek(_file, position, NativeFile.SeekHole);
            if (hole < 0 || hole >= limit)
            {
                return;
            }
            long data = NativeFile.Seek(_file, hole, NativeFile.SeekData);
            position = data < 0 ? limit : Math.Min(data, limit);
            try
            {
                RandomAccess.Write(_file, s_zeros.AsSpan(0, (int)(position - hole)), hole);
            }
            catch (IOException)
            {
                return;
            }
        }
    }
}
