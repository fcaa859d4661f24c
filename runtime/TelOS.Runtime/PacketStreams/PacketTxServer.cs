using Genode;

namespace TelOS.Runtime;

/// <summary>The server's side of a `Tx` stream: what the client reaches as <see cref="Channel"/>, and the sink of its packets.</summary>
/// <typeparam name="T">The descriptors.</typeparam>
/// <example><code>
/// PacketTxServer&lt;BlockPacket&gt; stream = new(entrypoint, size, layout, HandlePackets);   // in the session's constructor
/// public override Capability&lt;IBlockTx&gt; TxCap() => new(stream.Channel.Duplicate());
/// </code></example>
public sealed class PacketTxServer<T> : IDisposable
    where T : struct, IWireValue<T>
{
    private readonly Entrypoint _entrypoint;
    private readonly Dataspace _dataspace;
    private readonly Served _served;

    /// <summary>Allocates the stream's memory and serves it.</summary>
    /// <param name="entrypoint">Where the stream is served and <paramref name="progress"/> runs. It pays for the memory.</param>
    /// <param name="size">Bytes of the dataspace, rings included.</param>
    /// <param name="layout">How the dataspace is laid out.</param>
    /// <param name="progress">Packets came, or there is room for acknowledgements again. Takes all there is.</param>
    /// <param name="isPrompt">Whether <paramref name="progress"/> may run where signals arrive; see <see cref="SignalHandler"/>.</param>
    /// <exception cref="IOException">There is no memory.</exception>
    /// <exception cref="ArgumentException">The size is too small for the layout.</exception>
    public PacketTxServer(Entrypoint entrypoint, long size, PacketStreamLayout<T> layout, Action progress, bool isPrompt = false)
    {
        _entrypoint = entrypoint;
        (_dataspace, var memory) = PacketStreamMemory.Allocate(entrypoint, size, layout);
        Sink = new PacketSink<T>(memory, layout, entrypoint, progress, isPrompt);
        _served = new Served(_dataspace, Sink);
        Channel = entrypoint.Manage(_served);
    }

    /// <summary>What the client gets a duplicate of.</summary>
    public Capability Channel { get; }

    /// <summary>Where the packets arrive.</summary>
    public PacketSink<T> Sink { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _entrypoint.Dissolve(_served);
        Channel.Dispose();
        Sink.Dispose();
        _dataspace.Dispose();
    }

    private sealed class Served(Dataspace dataspace, PacketSink<T> sink) : RpcObject, IPacketStreamTx
    {
        public Capability<IDataspace> Dataspace() => new(dataspace.Capability.Duplicate());

        public void RegisterAckAvailable(Capability? handler) => sink.Filled.Register(handler);

        public void RegisterReadyToSubmit(Capability? handler) => sink.Drained.Register(handler);

        public Capability<ISignalContext> ReadyToAck() => new(sink.Progress.Duplicate());

        public Capability<ISignalContext> PacketAvailable() => new(sink.Progress.Duplicate());

        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
            PacketStreamTxDispatcher.Dispatch(this, opcode, ref request, ref reply);
    }
}
