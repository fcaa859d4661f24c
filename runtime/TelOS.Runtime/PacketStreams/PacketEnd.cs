namespace TelOS.Runtime;

/// <summary>One end of a packet stream: the shared memory, and the signals in both directions.</summary>
/// <remarks>What is put into a ring, or taken out of one, is told to the other end by <see cref="Wakeup"/>, once for any number of packets,
/// and only when the other end may have stopped to wait for it. For one thread at a time; nothing here blocks.</remarks>
/// <typeparam name="T">The descriptors.</typeparam>
public abstract class PacketEnd<T> : IDisposable
    where T : struct, IWireValue<T>
{
    private readonly AttachedDataspace _memory;
    private readonly PacketStreamLayout<T> _layout;
    private readonly SignalHandler _progress;
    private bool _isFilled;
    private bool _isDrained;

    private protected PacketEnd(AttachedDataspace memory, PacketStreamLayout<T> layout, Entrypoint entrypoint, Action progress, bool isPrompt)
    {
        _memory = memory;
        _layout = layout;
        _progress = new SignalHandler(entrypoint, progress, isPrompt);
    }

    /// <summary>The other end broke the rings: their positions or the values of a descriptor are impossible. It is best cut off.</summary>
    public bool IsCorrupt { get; private set; }

    /// <summary>Where the other end says that something came, or that there is room again.</summary>
    internal SignalContext Progress => _progress.Context;

    /// <summary>The other end waits for something in the ring that this end fills.</summary>
    internal SignalTransmitter Filled { get; } = new();

    /// <summary>The other end waits for room in the ring that this end drains.</summary>
    internal SignalTransmitter Drained { get; } = new();

    /// <summary>Whether the other end took everything that this end put into its ring.</summary>
    private protected abstract bool IsFilledRingEmpty { get; }

    private protected PacketStreamView<T> Stream => _layout(_memory.Bytes);

    /// <summary>Tells the other end about what was put into the rings and taken out of them since the last time, unless it took everything already.</summary>
    public void Wakeup()
    {
        if (_isFilled)
        {
            _isFilled = false;
            if (!IsFilledRingEmpty)
            {
                Filled.Submit();
            }
        }

        if (_isDrained)
        {
            _isDrained = false;
            Drained.Submit();
        }
    }

    /// <summary>The content of a packet, in shared memory: the other end can change it at any time, so copy before you interpret.</summary>
    /// <param name="content">What the descriptor says.</param>
    /// <param name="bytes">The content, until the stream is disposed.</param>
    /// <returns>False when it is not inside the bulk area.</returns>
    public bool TryGetContent(PacketContent content, out Span<byte> bytes) =>
        Stream.TryGetContent(content.Offset, content.Size, out bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Detaches the memory.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected virtual void Dispose(bool disposing)
    {
        _progress.Dispose();
        Filled.Dispose();
        Drained.Dispose();
        _memory.Dispose();
    }

    private protected bool TryPlace(RingView<T> ring, in T packet)
    {
        var result = ring.TryPlace(packet);
        if (result == RingResult.Done)
        {
            // The other end looks again after it took the last one. Without the barrier both could read what was before.
            Interlocked.MemoryBarrier();
            _isFilled |= ring.Count <= 1;
        }

        return Check(result);
    }

    private protected bool TryTake(RingView<T> ring, out T packet)
    {
        var result = ring.TryTake(out packet);
        if (result == RingResult.Done)
        {
            Interlocked.MemoryBarrier();
            _isDrained |= ring.Count >= ring.Capacity - 1;
        }

        return Check(result);
    }

    private bool Check(RingResult result)
    {
        IsCorrupt |= result == RingResult.Corrupt;
        return result == RingResult.Done;
    }
}
