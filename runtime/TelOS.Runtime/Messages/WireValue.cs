namespace TelOS.Runtime;

/// <summary>Reads and writes plain data without naming the members of its type, which a contract may use for fields.</summary>
public static class WireValue
{
    /// <summary>Bytes of one value.</summary>
    public static int SizeOf<T>()
        where T : struct, IWireValue<T> => T.Size;

    /// <summary>Bytes to whose multiples a value is aligned.</summary>
    public static int AlignmentOf<T>()
        where T : struct, IWireValue<T> => T.Alignment;

    /// <summary>Reads a value, and checks everything in it.</summary>
    /// <param name="source">As many bytes as the type has, which nobody else can change.</param>
    /// <param name="value">The value, or the default.</param>
    /// <returns>Whether the bytes are a value.</returns>
    public static bool TryRead<T>(ReadOnlySpan<byte> source, out T value)
        where T : struct, IWireValue<T> => T.TryRead(source, out value);

    /// <summary>Writes every byte of a value; padding becomes zero.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">As many bytes as the type has.</param>
    public static void Write<T>(in T value, Span<byte> destination)
        where T : struct, IWireValue<T> => T.Write(in value, destination);
}
