namespace TelOS.Runtime;

/// <summary>Where a packet stream lies in its dataspace: what the generated view of the dataspace says.</summary>
/// <typeparam name="T">The descriptors.</typeparam>
/// <param name="memory">The whole dataspace.</param>
/// <example><code>PacketStreamLayout&lt;BlockPacket&gt; layout = memory => new BlockPacketsView(memory).Packets;</code></example>
public delegate PacketStreamView<T> PacketStreamLayout<T>(Span<byte> memory)
    where T : struct, IWireValue<T>;
