using Genode;

namespace TelOS.Runtime;

/// <summary>The end of a packet stream that makes packets: a client's of a `Tx` stream, a server's of an `Rx` stream.</summary>
/// <typeparam name="T">The descriptors.</typeparam>
/// <example><code>
/// if (source.CanSubmit &amp;&amp; source.TryAllocate(4096, 4096, out PacketContent content))
/// {
///     source.TryGetContent(content, out Span&lt;byte&gt; bytes);
///     // ... fill bytes
///     source.TrySubmit(new BlockPacket { Payload = new() { Offset = content.Offset, Size = content.Size }, ... });
///     source.Wakeup();
/// }
/// </code></example>
public sealed class PacketSource<T> : PacketEnd<T>
    where T : struct, IWireValue<T>
{
    private readonly BulkArea _bulk;

    internal PacketSource(AttachedDataspace memory, PacketStreamLayout<T> layout, Entrypoint entrypoint, Action progress, bool isPrompt)
        : base(memory, layout, entrypoint, progress, isPrompt)
    {
        var stream = Stream;
        _bulk = new BulkArea(stream.BulkOffset, stream.BulkSize);
    }

    /// <summary>Whether there is room to submit a packet.</summary>
    public bool CanSubmit => !Stream.Submitted.IsFull;

    /// <summary>Whether a packet came back.</summary>
    public bool IsAcknowledgementAvailable => !Stream.Acknowledged.IsEmpty;

    /// <summary>Whether the sink took all that was submitted.</summary>
    public bool IsAllTaken => Stream.Submitted.IsEmpty;

    private protected override bool IsFilledRingEmpty => IsAllTaken;

    /// <summary>Bytes of the bulk area that no packet has.</summary>
    public long BulkAvailable => _bulk.Available;

    /// <summary>The source of a stream that a session offers to its client, such as Block's `txCap`.</summary>
    /// <param name="channel">The stream; it is taken over and closed with the source.</param>
    /// <param name="layout">How its dataspace is laid out.</param>
    /// <param name="entrypoint">Where <paramref name="progress"/> runs.</param>
    /// <param name="progress">Something was acknowledged, or there is room again. Takes all there is.</param>
    /// <param name="isPrompt">Whether <paramref name="progress"/> may run where signals arrive; see <see cref="SignalHandler"/>.</param>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    /// <exception cref="ArgumentException">The dataspace is too small for the layout.</exception>
    public static PacketSource<T> Open(
        Capability channel, PacketStreamLayout<T> layout, Entrypoint entrypoint, Action progress, bool isPrompt = false)
    {
        using var client = new PacketStreamTxClient(channel);
        using var dataspace = client.Dataspace();
        var source = new PacketSource<T>(PacketStreamMemory.Attach(dataspace.Untyped), layout, entrypoint, progress, isPrompt);
        try
        {
            source.Filled.Register(client.PacketAvailable().Untyped);
            source.Drained.Register(client.ReadyToAck().Untyped);
            client.RegisterAckAvailable(source.Progress);
            client.RegisterReadyToSubmit(source.Progress);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Takes a part of the bulk area for a packet.</summary>
    /// <param name="size">Bytes, at least 1.</param>
    /// <param name="alignment">A power of two; of the offset in the stream, which begins at the start of a page.</param>
    /// <param name="content">Where it is.</param>
    /// <returns>False when no free part is large enough now.</returns>
    public bool TryAllocate(int size, int alignment, out PacketContent content)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNotEqual(System.Numerics.BitOperations.PopCount((uint)alignment), 1, nameof(alignment));
        var isAllocated = _bulk.TryAllocate(size, alignment, out var offset);
        content = isAllocated ? new PacketContent(offset, (ulong)size) : default;
        return isAllocated;
    }

    /// <summary>Submits a packet. The sink hears of it at <see cref="PacketEnd{T}.Wakeup"/>.</summary>
    /// <returns>False when there is no room, or the ring is corrupt.</returns>
    public bool TrySubmit(in T packet) => TryPlace(Stream.Submitted, packet);

    /// <summary>Takes a packet that the sink is done with. Its values are those of the sink: recognise it by what only you know.</summary>
    /// <returns>False when there is none now, or the ring is corrupt.</returns>
    public bool TryTakeAcknowledged(out T packet) => TryTake(Stream.Acknowledged, out packet);

    /// <summary>Whether a packet of this source that was not released has this content, or begins with it.</summary>
    public bool IsAllocated(PacketContent content) => _bulk.IsAllocated(content);

    /// <summary>Gives the part of the bulk area back that a packet had.</summary>
    /// <returns>False when no packet has a part that begins there.</returns>
    public bool Release(PacketContent content) => _bulk.TryFree(content.Offset);
}
