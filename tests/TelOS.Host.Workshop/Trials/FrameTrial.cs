using Genode;
using Genode.Nic;
using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Sends frames by one packet stream, and gets them back by another.</summary>
internal static class FrameTrial
{
    private const int Count = 3000;
    private const ulong BufferSize = 128 * 1024;

    /// <summary>Sends as many as there is room for, until all are back.</summary>
    public static async Task RunAsync(Env env, Findings findings)
    {
        using var connection = env.OpenSession(new SessionRequest
        {
            Service = NicContract.ServiceName,
            RamQuota = (2 * BufferSize) + (64 * 1024),
            CapQuota = 20,
            Arguments = new SessionArgumentsBuilder().Add("tx_buf_size", BufferSize).Add("rx_buf_size", BufferSize).Build(),
        });
        using var nic = new NicClient(connection.Capability.Duplicate());
        findings.Check("address", (await nic.MacAddressAsync().ConfigureAwait(false)).Addr[5] == 7 && await nic.LinkStateAsync().ConfigureAwait(false));
        var traffic = new Traffic();
        using var tx = await nic.TxCapAsync().ConfigureAwait(false);
        using var rx = await nic.RxCapAsync().ConfigureAwait(false);
        using var source = PacketSource<PacketDescriptor>.Open(tx.Untyped!.Duplicate(), NicServerSession.Layout, env.Entrypoint, traffic.Go);
        using var sink = PacketSink<PacketDescriptor>.Open(rx.Untyped!.Duplicate(), NicServerSession.Layout, env.Entrypoint, traffic.Go);
        traffic.Source = source;
        traffic.Sink = sink;
        using var start = new SignalHandler(env.Entrypoint, traffic.Go);
        start.Context.Submit();
        findings.Check("all frames come back", await traffic.Done.Task.ConfigureAwait(false) == Count);
        findings.Check("as they were sent", traffic.Wrong == 0 && !source.IsCorrupt && !sink.IsCorrupt);
    }

    private sealed class Traffic
    {
        private int _sent;
        private int _acknowledged;
        private int _received;

        public PacketSource<PacketDescriptor>? Source { get; set; }

        public PacketSink<PacketDescriptor>? Sink { get; set; }

        public int Wrong { get; private set; }

        public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // On the entrypoint.
        public void Go()
        {
            if (Source is null || Sink is null)
            {
                return;
            }

            while (Source.TryTakeAcknowledged(out var done))
            {
                Wrong += Source.Release(new PacketContent(done.Offset, done.Size)) ? 0 : 1;
                _acknowledged++;
            }

            while (Sink.AcknowledgementSlots > 0 && Sink.TryTake(out var frame))
            {
                Look(frame);
                Sink.TryAcknowledge(frame);
            }

            while (_sent < Count && Source.CanSubmit && Source.TryAllocate(Size(_sent), 8, out var place))
            {
                Source.TryGetContent(place, out var bytes);
                bytes.Fill((byte)_sent);
                bytes[0] = 1;
                Source.TrySubmit(new PacketDescriptor { Offset = place.Offset, Size = place.Size });
                _sent++;
            }

            Source.Wakeup();
            Sink.Wakeup();
            if (_received == Count && _acknowledged == Count)
            {
                Done.TrySetResult(_received);
            }
        }

        private static int Size(int number) => 60 + (number * 37 % 1455);

        // The network turns frames around.
        private void Look(PacketDescriptor frame)
        {
            var isRight = Sink!.TryGetContent(new PacketContent(frame.Offset, frame.Size), out var bytes)
                && bytes.Length == Size(_received)
                && bytes[^1] == 1
                && bytes[..^1].IndexOfAnyExcept((byte)_received) < 0;
            Wrong += isRight ? 0 : 1;
            _received++;
        }
    }
}
