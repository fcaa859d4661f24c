using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>`ring&lt;T, n&gt;` in shared memory: one side places elements, the other takes them, without locks.</summary>
/// <remarks>
/// Laid out as Genode's packet-descriptor queues: `u32` head (the next free slot), `u32` tail (the next element), the slots; one slot stays free.
/// Everything in it may be changed by the other side at any time: positions are checked at each use, elements are copied before they are checked.
/// </remarks>
/// <typeparam name="T">The elements.</typeparam>
public readonly ref struct RingView<T>
    where T : struct, IWireValue<T>
{
    private const int HeadOffset = 0;
    private const int TailOffset = 4;
    private const int SlotsOffset = 8;
    private const int MaxStackSize = 1024;

    private readonly Span<byte> _memory;
    private readonly uint _slots;

    /// <summary>A view of a ring.</summary>
    /// <param name="memory">The memory from the ring's start, 4-byte aligned.</param>
    /// <param name="slots">Slots of the ring, at least 2.</param>
    /// <exception cref="ArgumentException">The memory is too short.</exception>
    public RingView(Span<byte> memory, int slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 2);
        var size = SlotsOffset + ((long)slots * T.Size);
        if (memory.Length < size)
        {
            throw new ArgumentException($"A ring of {slots} slots needs {size} bytes, and there are {memory.Length}.", nameof(memory));
        }

        _memory = memory;
        _slots = (uint)slots;
    }

    /// <summary>Elements that fit.</summary>
    public int Capacity => (int)_slots - 1;

    /// <summary>Whether a position is outside the ring, which only a broken or hostile other side makes.</summary>
    public bool IsCorrupt => !TryGetPositions(out _, out _);

    /// <summary>Elements in it, 0 when it is corrupt. The other side may have changed it already.</summary>
    public int Count => TryGetPositions(out var head, out var tail) ? (int)((head + _slots - tail) % _slots) : 0;

    /// <summary>Whether nothing can be taken.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Whether nothing can be placed.</summary>
    public bool IsFull => Count == Capacity;

    private ref uint Head => ref MemoryMarshal.AsRef<uint>(_memory[HeadOffset..]);

    private ref uint Tail => ref MemoryMarshal.AsRef<uint>(_memory[TailOffset..]);

    /// <summary>Bytes of a ring.</summary>
    /// <param name="slots">Slots of the ring.</param>
    public static long SizeOf(int slots)
    {
        long alignment = Math.Max(sizeof(uint), T.Alignment);
        return (SlotsOffset + ((long)slots * T.Size) + alignment - 1) / alignment * alignment;
    }

    /// <summary>Empties the ring; for the side that makes the memory, before it hands it over.</summary>
    public void Initialize()
    {
        Volatile.Write(ref Head, 0);
        Volatile.Write(ref Tail, 0);
    }

    /// <summary>Places an element. Only one side does that, one thread at a time.</summary>
    /// <param name="value">The element.</param>
    public RingResult TryPlace(in T value)
    {
        if (!TryGetPositions(out var head, out var tail))
        {
            return RingResult.Corrupt;
        }

        var next = (head + 1) % _slots;
        if (next == tail)
        {
            return RingResult.NotNow;
        }

        T.Write(in value, Slot(head));
        Volatile.Write(ref Head, next);
        return RingResult.Done;
    }

    /// <summary>Takes an element. Only one side does that, one thread at a time.</summary>
    /// <param name="value">The element, checked, or the default.</param>
    public RingResult TryTake(out T value)
    {
        var result = TryPeek(out value);
        if (result == RingResult.NotNow || !TryGetPositions(out _, out var tail))
        {
            return result;
        }

        Volatile.Write(ref Tail, (tail + 1) % _slots);
        return result;
    }

    /// <summary>Looks at the next element and leaves it where it is.</summary>
    /// <param name="value">The element, checked, or the default.</param>
    public RingResult TryPeek(out T value)
    {
        value = default;
        if (!TryGetPositions(out var head, out var tail))
        {
            return RingResult.Corrupt;
        }

        if (head == tail)
        {
            return RingResult.NotNow;
        }

        Span<byte> copy = T.Size <= MaxStackSize ? stackalloc byte[T.Size] : new byte[T.Size];
        Slot(tail).CopyTo(copy);
        return T.TryRead(copy, out value) ? RingResult.Done : RingResult.Corrupt;
    }

    private bool TryGetPositions(out uint head, out uint tail)
    {
        head = Volatile.Read(ref Head);
        tail = Volatile.Read(ref Tail);
        return head < _slots && tail < _slots;
    }

    private Span<byte> Slot(uint index) => _memory.Slice(SlotsOffset + ((int)index * T.Size), T.Size);
}
