using Genode;

namespace TelOS.Runtime;

/// <summary>The server's side of an `Rx` stream: what the client reaches as <see cref="Channel"/>, and the source of the packets it gets.</summary>
/// <typeparam name="T">The descriptors.</typeparam>
public sealed class PacketRxServer<T> : IDisposable
    where T : struct, IWireValue<T>
{
    private readonly Entrypoint _entrypoint;
    private readonly Dataspace _dataspace;
    private readonly Served _served;

    /// <summary>Allocates the stream's memory and serves it.</summary>
    /// <param name="entrypoint">Where the stream is served and <paramref name="progress"/> runs. It pays for the memory.</param>
    /// <param name="size">Bytes of the dataspace, rings included.</param>
    /// <param name="layout">How the dataspace is laid out.</param>
    /// <param name="progress">Packets were acknowledged, or there is room to submit again. Takes all there is.</param>
    /// <param name="isPrompt">Whether <paramref name="progress"/> may run where signals arrive; see <see cref="SignalHandler"/>.</param>
    /// <exception cref="IOException">There is no memory.</exception>
    /// <exception cref="ArgumentException">The size is too small for the layout.</exception>
    public PacketRxServer(Entrypoint entrypoint, long size, PacketStreamLayout<T> layout, Action progress, bool isPrompt = false)
    {
        _entrypoint = entrypoint;
        (_dataspace, var memory) = PacketStreamMemory.Allocate(entrypoint, size, layout);
        Source = new PacketSource<T>(memory, layout, entrypoint, progress, isPrompt);
        _served = new Served(_dataspace, Source);
        Channel = entrypoint.Manage(_served);
    }

    /// <summary>What the client gets a duplicate of.</summary>
    public Capability Channel { get; }

    /// <summary>Where the packets are made.</summary>
    public PacketSource<T> Source { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _entrypoint.Dissolve(_served);
        Channel.Dispose();
        Source.Dispose();
        _dataspace.Dispose();
    }

    private sealed class Served(Dataspace dataspace, PacketSource<T> source) : RpcObject, IPacketStreamRx
    {
        public Capability<IDataspace> Dataspace() => new(dataspace.Capability.Duplicate());

        public void RegisterPacketAvailable(Capability? handler) => source.Filled.Register(handler);

        public void RegisterReadyToAck(Capability? handler) => source.Drained.Register(handler);

        public Capability<ISignalContext> ReadyToSubmit() => new(source.Progress.Duplicate());

        public Capability<ISignalContext> AckAvailable() => new(source.Progress.Duplicate());

        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
            PacketStreamRxDispatcher.Dispatch(this, opcode, ref request, ref reply);
    }
}
