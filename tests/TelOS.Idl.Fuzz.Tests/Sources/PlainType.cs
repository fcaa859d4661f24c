namespace TelOS.Idl.Fuzz.Tests.Sources;

/// <summary>A type of plain data in a random contract.</summary>
/// <param name="Text">How it is written.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Alignment">Bytes.</param>
internal sealed record PlainType(string Text, int Size, int Alignment)
{
    /// <summary>Bytes in a message.</summary>
    public int ItemSize => (Size + 7) & ~7;

    /// <summary>With a byte in front that says whether it is there.</summary>
    public PlainType Optional => new(Text + "?", Alignment + Size, Alignment);

    /// <summary>Several of them.</summary>
    public PlainType Array(int length) => new($"{Text}[{length}]", Size * length, Alignment);
}
