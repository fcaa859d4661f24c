namespace TelOS.Runtime;

/// <summary>Bytes that are printed one after the other.</summary>
internal sealed class NodeOutput
{
    private byte[] _bytes = new byte[1024];

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Forgets all of them.</summary>
    public void Clear() => Length = 0;

    /// <summary>Forgets them from a place on.</summary>
    public void Cut(int length) => Length = length;

    /// <summary>Prints bytes.</summary>
    public void Print(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Claim(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Prints a byte several times.</summary>
    public void Print(byte value, int count)
    {
        if (count > 0)
        {
            Claim(count)[..count].Fill(value);
            Length += count;
        }
    }

    private Span<byte> Claim(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(Length + count, 2 * _bytes.Length));
        }

        return _bytes.AsSpan(Length);
    }
}
