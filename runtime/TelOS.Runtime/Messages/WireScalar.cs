using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>A number as plain data, where only plain data will do: rings of numbers.</summary>
/// <typeparam name="T">An integer, float or enumeration; booleans are not numbers, every byte pattern must be a value.</typeparam>
/// <param name="Value">The number.</param>
public readonly record struct WireScalar<T>(T Value) : IWireValue<WireScalar<T>>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static int Size => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static int Alignment => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, out WireScalar<T> value)
    {
        value = new(MemoryMarshal.Read<T>(source));
        return true;
    }

    /// <inheritdoc/>
    public static void Write(in WireScalar<T> value, Span<byte> destination) =>
        MemoryMarshal.Write(destination, value.Value);
}
