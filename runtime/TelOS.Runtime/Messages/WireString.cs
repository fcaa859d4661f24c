using System.Buffers.Binary;

namespace TelOS.Runtime;

/// <summary>`string&lt;n&gt;`: n bytes, zero filled, padded to 8, then a 64-bit length that counts the terminator.</summary>
public static class WireString
{
    /// <summary>Bytes of a string with the given capacity.</summary>
    /// <param name="capacity">Bytes of text, terminator included; at least 1.</param>
    public static int SizeOf(int capacity) => Wire.ItemSize(capacity) + sizeof(ulong);

    /// <summary>Writes every byte of a string.</summary>
    /// <param name="destination"><see cref="SizeOf"/> bytes.</param>
    /// <param name="text">The text.</param>
    /// <param name="capacity">Bytes of text, terminator included.</param>
    /// <exception cref="ArgumentException">The text is longer than the capacity allows, or contains a zero.</exception>
    public static void Write(Span<byte> destination, Utf8Text text, int capacity)
    {
        var length = text.Length;
        if (length >= capacity)
        {
            throw new ArgumentException($"The text has {length} bytes; at most {capacity - 1} fit.", nameof(text));
        }

        if (text.ContainsTerminator)
        {
            throw new ArgumentException("The text contains a zero, which would end it at the other side.", nameof(text));
        }

        var size = SizeOf(capacity);
        destination[..size].Clear();
        text.CopyTo(destination);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[(size - sizeof(ulong))..], (ulong)length + 1);
    }

    /// <summary>Reads a string that the other side wrote.</summary>
    /// <param name="source"><see cref="SizeOf"/> bytes that nobody else can change.</param>
    /// <param name="capacity">Bytes of text, terminator included.</param>
    /// <param name="text">A view of the text in <paramref name="source"/>.</param>
    /// <returns>Whether the length is possible and a terminator stands where it says.</returns>
    public static bool TryRead(ReadOnlySpan<byte> source, int capacity, out Utf8Text text)
    {
        text = default;
        var length = BinaryPrimitives.ReadUInt64LittleEndian(source[(SizeOf(capacity) - sizeof(ulong))..]);
        if (length == 0)
        {
            return true;
        }

        if (length > (ulong)capacity || source[(int)length - 1] != 0)
        {
            return false;
        }

        var content = source[..((int)length - 1)];
        text = content;
        return !content.Contains((byte)0);
    }
}
