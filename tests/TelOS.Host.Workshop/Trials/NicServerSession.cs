using Genode;
using Genode.Net;
using Genode.Nic;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Takes a client's frames from one stream, and gives them back to it, reversed, by the other.</summary>
internal sealed class NicServerSession : NicSession
{
    private readonly PacketTxServer<PacketDescriptor> _sent;
    private readonly PacketRxServer<PacketDescriptor> _received;

    public NicServerSession(SessionArguments request, NicArguments arguments, Entrypoint entrypoint)
        : base(request)
    {
        _sent = new((entrypoint), (long)arguments.TxBufSize, Layout, Go);
        _received = new(entrypoint, (long)arguments.RxBufSize, Layout, Go);
    }

    /// <summary>How both dataspaces are laid out.</summary>
    public static PacketStreamLayout<PacketDescriptor> Layout { get; } = static memory => new NicPacketsView(memory).Packets;

    public override MacAddress MacAddress()
    {
        var address = default(MacAddress);
        for (var i = 0; i < 6; i++)
        {
            address.Addr[i] = (byte)(2 + i);
        }

        return address;
    }

    public override bool LinkState() => true;

    public override Capability<INicTx> TxCap() => new(_sent.Channel);

    public override Capability<INicRx> RxCap() => new(_received.Channel);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sent.Dispose();
            _received.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Go()
    {
        while (_received.Source.TryTakeAcknowledged(out var done))
        {
            _received.Source.Release(new PacketContent(done.Offset, done.Size));
        }

        while (_sent.Sink.AcknowledgementSlots > 0 && _received.Source.CanSubmit && _sent.Sink.TryPeek(out var frame) && Return(frame))
        {
            _sent.Sink.TryTake(out _);
            _sent.Sink.TryAcknowledge(frame);
        }

        _sent.Sink.Wakeup();
        _received.Source.Wakeup();
    }

    private bool Return(PacketDescriptor frame)
    {
        if (!_sent.Sink.TryGetContent(new PacketContent(frame.Offset, frame.Size), out var bytes) || bytes.IsEmpty)
        {
            // What lies nowhere goes nowhere.
            return true;
        }

        if (!_received.Source.TryAllocate(bytes.Length, 8, out var place))
        {
            return false;
        }

        _received.Source.TryGetContent(place, out var copy);
        bytes.CopyTo(copy);
        copy.Reverse();
        _received.Source.TrySubmit(new PacketDescriptor { Offset = place.Offset, Size = place.Size });
        return true;
    }
}
