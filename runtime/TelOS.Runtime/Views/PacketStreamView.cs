namespace TelOS.Runtime;

/// <summary>
/// `packets&lt;T, s, a&gt;` in shared memory: the source submits descriptors and the sink acknowledges them; what they describe lies in the bulk area.
/// </summary>
/// <remarks>Signals say when to look; they are capabilities and pass by calls. Descriptors are hostile even when they are values: check offset and length with <see cref="TryGetContent"/>.</remarks>
/// <typeparam name="T">The descriptors.</typeparam>
public readonly ref struct PacketStreamView<T>
    where T : struct, IWireValue<T>
{
    private readonly Span<byte> _memory;

    /// <summary>A view of a packet stream.</summary>
    /// <param name="memory">The memory from the stream's start to the end of the dataspace.</param>
    /// <param name="submitSlots">Slots of the submit ring.</param>
    /// <param name="acknowledgeSlots">Slots of the acknowledgement ring.</param>
    /// <param name="bulkOffset">Bytes from the stream's start to the bulk area.</param>
    /// <exception cref="ArgumentException">The memory is too short.</exception>
    public PacketStreamView(Span<byte> memory, int submitSlots, int acknowledgeSlots, int bulkOffset)
    {
        var acknowledgeOffset = RingView<T>.SizeOf(submitSlots);
        if (acknowledgeOffset + RingView<T>.SizeOf(acknowledgeSlots) > bulkOffset || bulkOffset > memory.Length)
        {
            throw new ArgumentException("The memory is too short for the rings of the packet stream.", nameof(memory));
        }

        Submitted = new RingView<T>(memory, submitSlots);
        Acknowledged = new RingView<T>(memory[(int)acknowledgeOffset..], acknowledgeSlots);
        _memory = memory;
        BulkOffset = bulkOffset;
    }

    /// <summary>Descriptors on their way from the source to the sink.</summary>
    public RingView<T> Submitted { get; }

    /// <summary>Descriptors on their way back.</summary>
    public RingView<T> Acknowledged { get; }

    /// <summary>Bytes from the stream's start to the bulk area.</summary>
    public int BulkOffset { get; }

    /// <summary>Bytes of the bulk area.</summary>
    public int BulkSize => _memory.Length - BulkOffset;

    /// <summary>A packet's content. The other side can change it at any time: copy before you interpret.</summary>
    /// <param name="offset">Bytes from the start of the stream, as Genode's descriptors count; below <see cref="BulkOffset"/> there is no content.</param>
    /// <param name="length">Bytes, as the descriptor says.</param>
    /// <param name="content">The content.</param>
    /// <returns>False when it is not inside the bulk area.</returns>
    public bool TryGetContent(long offset, ulong length, out Span<byte> content)
    {
        content = default;
        if (offset < BulkOffset || offset > _memory.Length || length > (ulong)(_memory.Length - offset))
        {
            return false;
        }

        content = _memory.Slice((int)offset, (int)length);
        return true;
    }
}
