using System.Buffers.Binary;

namespace TelOS.Runtime;

/// <summary>Where a session's work should run: a rectangle of a grid of processors. Genode's `Affinity`, 24 bytes.</summary>
/// <param name="SpaceWidth">Columns of the grid.</param>
/// <param name="SpaceHeight">Rows of the grid.</param>
/// <param name="X">First column.</param>
/// <param name="Y">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct Affinity(uint SpaceWidth, uint SpaceHeight, int X, int Y, uint Width, uint Height)
    : IWireValue<Affinity>
{
    /// <summary>Anywhere: the only cell of a grid of one.</summary>
    public static Affinity Anywhere => new(1, 1, 0, 0, 1, 1);

    /// <inheritdoc/>
    public static int Size => 24;

    /// <inheritdoc/>
    public static int Alignment => 4;

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, out Affinity value)
    {
        value = new(
            BinaryPrimitives.ReadUInt32LittleEndian(source),
            BinaryPrimitives.ReadUInt32LittleEndian(source[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[20..]));
        return true;
    }

    /// <inheritdoc/>
    public static void Write(in Affinity value, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, value.SpaceWidth);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], value.SpaceHeight);
        BinaryPrimitives.WriteInt32LittleEndian(destination[8..], value.X);
        BinaryPrimitives.WriteInt32LittleEndian(destination[12..], value.Y);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], value.Width);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[20..], value.Height);
    }
}
