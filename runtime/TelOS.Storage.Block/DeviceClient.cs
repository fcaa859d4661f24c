using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>A session from the device's side: its requests, and the memory where their content lies.</summary>
/// <param name="session">The session.</param>
internal sealed class DeviceClient(IDeviceSession session)
{
    private readonly Lock _memory = new();
    private PacketTxServer<Genode.Block.BlockPacket>? _stream;

    /// <summary>The session. Only the device's thread calls it.</summary>
    public IDeviceSession Session => session;

    /// <summary>Requests that wait, the one that is carried out first. The device's lock guards it, as all below.</summary>
    public Queue<BlockJob> Waiting { get; } = new();

    /// <summary>Requests that are done, or failed.</summary>
    public Queue<BlockJob> Finished { get; } = new();

    /// <summary>Whether the device knows that something waits.</summary>
    public bool IsReady { get; set; }

    /// <summary>Whether it wrote something since the device was last synced.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Whether what it wrote may be lost because another client's SYNC failed; its own next one has to say so.</summary>
    public bool HasLostWrites { get; set; }

    /// <summary>Whether the session has ended.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Where the content of requests is, from now on.</summary>
    public void Open(PacketTxServer<Genode.Block.BlockPacket> stream) => _stream = stream;

    /// <summary>Copies as much as fits of what the client wants to write. It can change meanwhile; what is written is the copy.</summary>
    /// <returns>False when the session has ended.</returns>
    public bool TryCopyIn(PacketContent content, Span<byte> target)
    {
        lock (_memory)
        {
            if (_stream is null || !_stream.Sink.TryGetContent(content, out var source))
            {
                return false;
            }

            source[..target.Length].CopyTo(target);
            return true;
        }
    }

    /// <summary>Copies what was read to the client.</summary>
    /// <returns>False when the session has ended.</returns>
    public bool TryCopyOut(ReadOnlySpan<byte> source, PacketContent content)
    {
        lock (_memory)
        {
            if (_stream is null || !_stream.Sink.TryGetContent(content, out var target))
            {
                return false;
            }

            source.CopyTo(target);
            return true;
        }
    }

    /// <summary>The memory goes away; waits at most for one copy.</summary>
    public void Close()
    {
        lock (_memory)
        {
            _stream = null;
        }
    }
}
