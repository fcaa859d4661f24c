namespace TelOS.Runtime;

/// <summary>Plain data with one layout on the wire and in shared memory.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IWireValue<TSelf>
    where TSelf : struct, IWireValue<TSelf>
{
    /// <summary>Bytes of one value, a multiple of <see cref="Alignment"/>.</summary>
    static abstract int Size { get; }

    /// <summary>1, 2, 4 or 8.</summary>
    static abstract int Alignment { get; }

    /// <summary>Reads a value, and checks everything in it that not every byte pattern may be: booleans, enumerators, tags, strings.</summary>
    /// <param name="source">Exactly <see cref="Size"/> bytes that nobody else can change.</param>
    /// <param name="value">The value, or the default.</param>
    /// <returns>Whether the bytes are a value.</returns>
    static abstract bool TryRead(ReadOnlySpan<byte> source, out TSelf value);

    /// <summary>Writes every byte of the destination; padding becomes zero.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">Exactly <see cref="Size"/> bytes.</param>
    static abstract void Write(in TSelf value, Span<byte> destination);
}
