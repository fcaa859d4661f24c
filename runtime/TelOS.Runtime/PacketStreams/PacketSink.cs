using Genode;

namespace TelOS.Runtime;

/// <summary>The end of a packet stream that receives packets: a server's of a `Tx` stream, a client's of an `Rx` stream.</summary>
/// <remarks>Everything in a packet may be hostile; <see cref="PacketEnd{T}.TryGetContent"/> checks where it says that its content lies.</remarks>
/// <typeparam name="T">The descriptors.</typeparam>
public sealed class PacketSink<T> : PacketEnd<T>
    where T : struct, IWireValue<T>
{
    internal PacketSink(AttachedDataspace memory, PacketStreamLayout<T> layout, Entrypoint entrypoint, Action progress, bool isPrompt)
        : base(memory, layout, entrypoint, progress, isPrompt)
    {
    }

    /// <summary>Whether a packet came.</summary>
    public bool IsPacketAvailable => !Stream.Submitted.IsEmpty;

    /// <summary>Packets that can be acknowledged now.</summary>
    public int AcknowledgementSlots => Stream.Acknowledged.Capacity - Stream.Acknowledged.Count;

    private protected override bool IsFilledRingEmpty => Stream.Acknowledged.IsEmpty;

    /// <summary>The sink of a stream that a session offers to its client, such as Nic's `rxChannel`.</summary>
    /// <param name="channel">The stream; it is taken over and closed with the sink.</param>
    /// <param name="layout">How its dataspace is laid out.</param>
    /// <param name="entrypoint">Where <paramref name="progress"/> runs.</param>
    /// <param name="progress">Packets came, or there is room for acknowledgements again. Takes all there is.</param>
    /// <param name="isPrompt">Whether <paramref name="progress"/> may run where signals arrive; see <see cref="SignalHandler"/>.</param>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    /// <exception cref="ArgumentException">The dataspace is too small for the layout.</exception>
    public static PacketSink<T> Open(
        Capability channel, PacketStreamLayout<T> layout, Entrypoint entrypoint, Action progress, bool isPrompt = false)
    {
        using var client = new PacketStreamRxClient(channel);
        using var dataspace = client.Dataspace();
        var sink = new PacketSink<T>(PacketStreamMemory.Attach(dataspace.Untyped), layout, entrypoint, progress, isPrompt);
        try
        {
            sink.Filled.Register(client.AckAvailable().Untyped);
            sink.Drained.Register(client.ReadyToSubmit().Untyped);
            client.RegisterPacketAvailable(sink.Progress);
            client.RegisterReadyToAck(sink.Progress);
            return sink;
        }
        catch
        {
            sink.Dispose();
            throw;
        }
    }

    /// <summary>Looks at the next packet and leaves it in the ring.</summary>
    /// <returns>False when there is none now, or the ring is corrupt.</returns>
    public bool TryPeek(out T packet) => Stream.Submitted.TryPeek(out packet) == RingResult.Done;

    /// <summary>Takes the next packet.</summary>
    /// <returns>False when there is none now, or the ring is corrupt.</returns>
    public bool TryTake(out T packet) => TryTake(Stream.Submitted, out packet);

    /// <summary>Sends a packet back. The source hears of it at <see cref="PacketEnd{T}.Wakeup"/>.</summary>
    /// <returns>False when there is no room, or the ring is corrupt.</returns>
    public bool TryAcknowledge(in T packet) => TryPlace(Stream.Acknowledged, packet);
}
