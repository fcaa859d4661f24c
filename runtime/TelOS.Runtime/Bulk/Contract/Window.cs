using System.Buffers.Binary;

namespace TelOS.Runtime.Bulk;

/// <summary>A part of the shared buffer. Both numbers come from the other side and are checked before use.</summary>
public record struct Window : IWireValue<Window>
{
    /// <summary>Bytes from the start of the buffer, or all ones: the value waits at the server until it is fetched.</summary>
    public ulong Offset { get; set; }

    /// <summary>Bytes.</summary>
    public ulong Length { get; set; }

    /// <inheritdoc/>
    public static int Size => 16;

    /// <inheritdoc/>
    public static int Alignment => 8;

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, out Window value)
    {
        value = new Window
        {
            Offset = BinaryPrimitives.ReadUInt64LittleEndian(source),
            Length = BinaryPrimitives.ReadUInt64LittleEndian(source[8..]),
        };
        return true;
    }

    /// <inheritdoc/>
    public static void Write(in Window value, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, value.Offset);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], value.Length);
    }
}
