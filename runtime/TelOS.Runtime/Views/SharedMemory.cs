using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Reads and writes numbers that another component may read and write at the same time. A number is read or written as a
/// whole; what is written before one is seen by whoever sees that one.</summary>
public static class SharedMemory
{
    /// <summary>Checks that a typed view fits.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="size">Bytes that the view needs.</param>
    /// <param name="alignment">Bytes to whose multiples it must be aligned.</param>
    /// <returns>The same memory.</returns>
    /// <exception cref="ArgumentException">The memory is too short or not aligned.</exception>
    public static unsafe Span<byte> Require(Span<byte> memory, int size, int alignment)
    {
        if (memory.Length < size)
        {
            throw new ArgumentException($"The view needs {size} bytes, and there are {memory.Length}.", nameof(memory));
        }

        if ((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory)) % (nuint)alignment != 0)
        {
            throw new ArgumentException($"The memory is not aligned to {alignment} bytes.", nameof(memory));
        }

        return memory;
    }

    /// <summary>Reads a number.</summary>
    /// <typeparam name="T">A number of 1, 2, 4 or 8 bytes.</typeparam>
    /// <param name="source">The memory that it begins at, aligned to its size.</param>
    public static T Read<T>(ReadOnlySpan<byte> source)
        where T : unmanaged
    {
        ref readonly var first = ref MemoryMarshal.GetReference(source[..Unsafe.SizeOf<T>()]);
        ref var place = ref Unsafe.AsRef(in first);
        return Unsafe.SizeOf<T>() switch
        {
            sizeof(byte) => Unsafe.BitCast<byte, T>(Volatile.Read(ref place)),
            sizeof(ushort) => Unsafe.BitCast<ushort, T>(Volatile.Read(ref Unsafe.As<byte, ushort>(ref place))),
            sizeof(uint) => Unsafe.BitCast<uint, T>(Volatile.Read(ref Unsafe.As<byte, uint>(ref place))),
            sizeof(ulong) => Unsafe.BitCast<ulong, T>(Volatile.Read(ref Unsafe.As<byte, ulong>(ref place))),
            _ => throw new NotSupportedException($"{typeof(T).Name} is no number."),
        };
    }

    /// <summary>Writes a number.</summary>
    /// <typeparam name="T">A number of 1, 2, 4 or 8 bytes.</typeparam>
    /// <param name="destination">The memory that it begins at, aligned to its size.</param>
    /// <param name="value">The number.</param>
    public static void Write<T>(Span<byte> destination, T value)
        where T : unmanaged
    {
        ref var place = ref MemoryMarshal.GetReference(destination[..Unsafe.SizeOf<T>()]);
        switch (Unsafe.SizeOf<T>())
        {
            case sizeof(byte):
                Volatile.Write(ref place, Unsafe.BitCast<T, byte>(value));
                break;
            case sizeof(ushort):
                Volatile.Write(ref Unsafe.As<byte, ushort>(ref place), Unsafe.BitCast<T, ushort>(value));
                break;
            case sizeof(uint):
                Volatile.Write(ref Unsafe.As<byte, uint>(ref place), Unsafe.BitCast<T, uint>(value));
                break;
            case sizeof(ulong):
                Volatile.Write(ref Unsafe.As<byte, ulong>(ref place), Unsafe.BitCast<T, ulong>(value));
                break;
            default:
                throw new NotSupportedException($"{typeof(T).Name} is no number.");
        }
    }
}
