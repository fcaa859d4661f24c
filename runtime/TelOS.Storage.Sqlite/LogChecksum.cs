using System.Buffers.Binary;

namespace TelOS.Storage.Sqlite;

/// <summary>SQLite's checksum of log headers and frames: two sums over pairs of words, each going on from the one before.</summary>
internal struct LogChecksum(uint first, uint second) : IEquatable<LogChecksum>
{
    public uint First { get; private set; } = first;

    public uint Second { get; private set; } = second;

    /// <summary>The checksum as headers and frames have it.</summary>
    public static LogChecksum Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    /// <summary>Adds words.</summary>
    /// <param name="bytes">A multiple of eight.</param>
    /// <param name="isBigEndian">How the words are stored, which the log's header says.</param>
    public void Add(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        (uint first, uint second) = (First, Second);
        unchecked
        {
            for (; bytes.Length > 0; bytes = bytes[8..])
            {
                uint even = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
                uint odd = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
                first += even + second;
                second += odd + first;
            }
        }
        (First, Second) = (first, second);
    }

    /// <summary>Adds a frame: page and commit of its header, and its page.</summary>
    public void AddFrame(ReadOnlySpan<byte> frame, bool isBigEndian)
    {
        Add(frame[..8], isBigEndian);
        Add(frame.Slice(LogFormat.FrameHeaderSize, Units.Size), isBigEndian);
    }

    public readonly bool Equals(LogChecksum other) => First == other.First && Second == other.Second;

    public override readonly bool Equals(object? obj) => obj is LogChecksum other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(First, Second);
}
