using System.Numerics;
using Genode.Block;
using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>A client's session. Its packets wait in its own buffer until it is their turn, so that it costs the server a fixed amount.</summary>
public sealed class ServedSession : BlockSession, IDeviceSession
{
    // Requests that are at the device, or done and not acknowledged.
    private const int MaxJobs = 32;

    // A client that sends without an end does not keep the entrypoint.
    private const int MaxPacketsAtOnce = 256;

    private readonly PacketTxServer<BlockPacket> _stream;
    private readonly SignalHandler _completed;
    private readonly DeviceClient _client;
    private readonly Action<ServedSession> _cutOff;
    private readonly Action<ServedSession> _closed;
    private readonly Stack<BlockJob> _free = new(Enumerable.Range(0, MaxJobs).Select(static _ => new BlockJob()));
    private readonly Queue<BlockJob> _over = new();

    // The entrypoint and the device's thread both take packets and acknowledge them.
    private readonly Lock _lock = new();
    private bool _isClosed;

    internal ServedSession(
        SessionArguments request, BlockGrant grant, Entrypoint entrypoint, long size, Action<ServedSession> cutOff, Action<ServedSession> closed)
        : base(request)
    {
        Grant = grant;
        (_cutOff, _closed) = (cutOff, closed);
        _stream = new PacketTxServer<BlockPacket>(entrypoint, size, Layout, Go, isPrompt: true);
        _completed = new SignalHandler(entrypoint, GoOrEnd);
        _client = new DeviceClient(this);
        _client.Open(_stream);
        grant.Device.Add(_client);
    }

    /// <summary>How the buffer of each session is laid out.</summary>
    public static PacketStreamLayout<BlockPacket> Layout { get; } = static memory => new BlockPacketsView(memory).Packets;

    /// <summary>What the client has.</summary>
    public BlockGrant Grant { get; }

    /// <summary>Requests that the client made.</summary>
    public long Requests { get; private set; }

    /// <summary>Those that were refused: no such operation, or not with these blocks, or not in this place of the buffer.</summary>
    public long Refused { get; private set; }

    private int BlockSize => Grant.Device.BlockSize;

    /// <inheritdoc/>
    public override BlockInfo Info() => new()
    {
        BlockSize = (ulong)BlockSize,
        BlockCount = (ulong)Grant.Count,
        AlignLog2 = (byte)BitOperations.Log2((uint)BlockSize),
        Writeable = Grant.IsWriteable,
    };

    /// <inheritdoc/>
    public override Capability<IBlockTx> TxCap() => new(_stream.Channel);

    // No other thread need be woken to acknowledge what is done.
    void IDeviceSession.Acknowledge()
    {
        if (!TryProceed(isTold: false))
        {
            _completed.Context.Submit();
        }
    }

    bool IDeviceSession.TryTakeMore()
    {
        lock (_lock)
        {
            if (_isClosed || _free.Count == 0 || !_stream.Sink.IsPacketAvailable)
            {
                return false;
            }

            ((IDeviceSession)this).Acknowledge();
            return true;
        }
    }

    void IDeviceSession.Tell()
    {
        lock (_lock)
        {
            if (!_isClosed)
            {
                _stream.Sink.Wakeup();
            }
        }
    }

    /// <summary>Bytes of the smallest buffer in which a block has room.</summary>
    internal static long LeastBuffer(BlockGrant grant) =>
        ((BlockPacketsView.SizeInBytes + grant.Device.BlockSize - 1) & -grant.Device.BlockSize) + grant.Device.BlockSize;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && TryClose())
        {
            _closed(this);
        }

        base.Dispose(disposing);
    }

    private bool TryClose()
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return false;
            }

            _isClosed = true;
            _completed.Dispose();
            Grant.Device.Remove(_client);
            _stream.Dispose();
            return true;
        }
    }

    // On the thread that receives signals, or on the entrypoint.
    private void Go()
    {
        if (!TryProceed(isTold: true))
        {
            _completed.Context.Submit();
        }
    }

    // On the entrypoint.
    private void GoOrEnd()
    {
        if (!TryProceed(isTold: true))
        {
            _cutOff(this);
        }
    }

    // False when the client broke its rings.
    private bool TryProceed(bool isTold)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return true;
            }

            Exchange();
            if (isTold)
            {
                _stream.Sink.Wakeup();
            }

            return !_stream.Sink.IsCorrupt;
        }
    }

    private void Exchange()
    {
        Grant.Device.TakeFinished(_client, _over);
        Acknowledge();
        if (!TakePackets())
        {
            _completed.Context.Submit();
        }

        Acknowledge();
    }

    // What cannot be acknowledged keeps its place, so that a client that never looks can only stop itself.
    private void Acknowledge()
    {
        while (_over.TryPeek(out var job) && _stream.Sink.AcknowledgementSlots > 0 && _stream.Sink.TryAcknowledge(job.Acknowledgement()))
        {
            _free.Push(_over.Dequeue());
        }
    }

    // False when there may be more.
    private bool TakePackets()
    {
        for (var taken = 0; taken < MaxPacketsAtOnce; taken++)
        {
            if (_free.Count == 0 || !_stream.Sink.TryTake(out var packet))
            {
                return true;
            }

            Requests++;
            var job = _free.Pop();
            job.Start(packet, Grant.Offset);
            if (!IsAllowed(packet))
            {
                Refused++;
                _over.Enqueue(job);
                Acknowledge();
            }
            else if (packet.Operation == BlockOperation.Trim && packet.BlockCount == 0)
            {
                job.Succeeded = true;
                _over.Enqueue(job);
                Acknowledge();
            }
            else
            {
                Grant.Device.Submit(_client, job);
            }
        }

        return false;
    }

    private bool IsAllowed(in BlockPacket packet) => packet.Operation switch
    {
        BlockOperation.Read => IsInside(packet) && HasContent(packet),
        BlockOperation.Write => Grant.IsWriteable && IsInside(packet) && HasContent(packet),

        // As with Genode's servers, none need to be named: it is about all.
        BlockOperation.Sync or BlockOperation.Trim => Grant.IsWriteable && (packet.BlockCount == 0 || IsInside(packet)),
        _ => false,
    };

    private bool IsInside(in BlockPacket packet) =>
        packet.BlockCount >= 1 && packet.BlockCount <= (ulong)Grant.Count && packet.BlockNumber <= (ulong)Grant.Count - packet.BlockCount;

    // The blocks are inside the device, so their bytes overflow nothing.
    private bool HasContent(in BlockPacket packet)
    {
        var size = packet.BlockCount * (ulong)BlockSize;
        return size <= packet.Payload.Size
            && (packet.Payload.Offset & (BlockSize - 1)) == 0
            && _stream.Sink.TryGetContent(new PacketContent(packet.Payload.Offset, size), out _);
    }
}
