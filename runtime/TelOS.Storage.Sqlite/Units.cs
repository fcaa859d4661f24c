namespace TelOS.Storage.Sqlite;

/// <summary>A device as units of the size of a page, each of one or several blocks.</summary>
internal sealed class Units(IBlockDevice device)
{
    /// <summary>Bytes of a unit, and of a page of the database.</summary>
    public const int Size = 4096;

    private readonly int _blocks = Size / device.BlockSize;

    public IBlockDevice Device => device;

    public long Count => device.BlockCount / _blocks;

    public void Read(long unit, Span<byte> target) => device.Read(unit * _blocks, target);

    public void Write(long unit, ReadOnlySpan<byte> source) => device.Write(unit * _blocks, source);

    public void Trim(long unit, long count) => device.Trim(unit * _blocks, count * _blocks);
}
