namespace TelOS.Storage.Sqlite;

/// <summary>A temporary file: it ends with its connection, so it is memory.</summary>
internal sealed class MemoryFile
{
    private const int Segment = 1 << 16;
    private readonly List<byte[]> _segments = [];

    public long Length { get; private set; }

    public int Read(long offset, Span<byte> target)
    {
        int available = (int)Math.Clamp(Length - offset, 0, target.Length);
        for (Span<byte> rest = target[..available]; rest.Length > 0;)
        {
            (int index, int start) = ((int)(offset / Segment), (int)(offset % Segment));
            int length = Math.Min(rest.Length, Segment - start);
            _segments[index].AsSpan(start, length).CopyTo(rest);
            rest = rest[length..];
            offset += length;
        }
        target[available..].Clear();
        return available == target.Length ? SqliteCode.Ok : SqliteCode.ShortRead;
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        while (_segments.Count * (long)Segment < offset + source.Length)
        {
            _segments.Add(new byte[Segment]);
        }
        Length = Math.Max(Length, offset + source.Length);
        while (source.Length > 0)
        {
            (int index, int start) = ((int)(offset / Segment), (int)(offset % Segment));
            int length = Math.Min(source.Length, Segment - start);
            source[..length].CopyTo(_segments[index].AsSpan(start));
            source = source[length..];
            offset += length;
        }
    }

    public void Truncate(long length)
    {
        Length = Math.Min(Length, length);
        int kept = (int)((Length + Segment - 1) / Segment);
        _segments.RemoveRange(kept, _segments.Count - kept);
        if (Length % Segment != 0)
        {
            _segments[^1].AsSpan((int)(Length % Segment)).Clear();
        }
    }
}
