using TelOS.Runtime.Bulk;

namespace TelOS.Runtime.Tests.PacketStreams;

public sealed class PacketStreamTests : IDisposable
{
    private const int Slots = 4;
    private const int BulkOffset = 192;
    private const int Size = 64 * 1024;

    private readonly Entrypoint _server = new("server");
    private readonly Entrypoint _client = new("client");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Packets_of_a_client_come_back_acknowledged()
    {
        const int Count = 5000;
        var done = new TaskCompletionSource();
        PacketTxServer<Window>? stream = null;
        stream = new PacketTxServer<Window>(_server, Size, Layout, () => Double(stream!.Sink));
        Feeder? feeder = null;
        using var source = PacketSource<Window>.Open(stream.Channel.Duplicate(), Layout, _client, () => feeder!.Go());
        feeder = new Feeder(source, Count, done);
        using var start = new SignalHandler(_client, feeder.Go);
        start.Context.Submit();

        await done.Task.WaitAsync(Stop);
        Assert.Equal(Count, feeder.Acknowledged);
        Assert.Equal(Size - BulkOffset, source.BulkAvailable);
        Assert.False(source.IsCorrupt || stream.Sink.IsCorrupt);
        stream.Dispose();
    }

    [Fact]
    public async Task Packets_of_a_server_reach_its_client()
    {
        const int Count = 5000;
        var done = new TaskCompletionSource();
        Feeder? feeder = null;
        using var stream = new PacketRxServer<Window>(_server, Size, Layout, () => feeder!.Go());
        feeder = new Feeder(stream.Source, Count, done);
        PacketSink<Window>? sink = null;
        sink = PacketSink<Window>.Open(stream.Channel.Duplicate(), Layout, _client, () => Double(sink!));
        using var start = new SignalHandler(_server, feeder.Go);
        start.Context.Submit();

        await done.Task.WaitAsync(Stop);
        Assert.Equal(Count, feeder.Acknowledged);
        sink.Dispose();
    }

    [Fact]
    public void A_full_ring_takes_no_more_until_something_is_taken()
    {
        using var stream = new PacketTxServer<Window>(_server, Size, Layout, static () => { });
        using var source = PacketSource<Window>.Open(stream.Channel.Duplicate(), Layout, _client, static () => { });
        for (var packet = 0; packet < Slots - 1; packet++)
        {
            Assert.True(source.CanSubmit);
            Assert.True(source.TrySubmit(new Window { Offset = BulkOffset }));
        }

        Assert.False(source.CanSubmit);
        Assert.False(source.TrySubmit(default));
        Assert.True(stream.Sink.TryPeek(out var next));
        Assert.Equal((ulong)BulkOffset, next.Offset);
        Assert.True(stream.Sink.TryTake(out _));
        Assert.True(source.TrySubmit(default));
        Assert.False(source.IsCorrupt);
    }

    [Fact]
    public void Content_and_releases_that_were_made_up_are_refused()
    {
        using var stream = new PacketTxServer<Window>(_server, Size, Layout, static () => { });
        using var source = PacketSource<Window>.Open(stream.Channel.Duplicate(), Layout, _client, static () => { });
        Assert.True(source.TryAllocate(100, 8, out var content));

        Assert.False(stream.Sink.TryGetContent(new PacketContent(0, 8), out _));
        Assert.False(stream.Sink.TryGetContent(new PacketContent(Size - 4, 8), out _));
        Assert.False(stream.Sink.TryGetContent(new PacketContent(BulkOffset, ulong.MaxValue), out _));
        Assert.True(source.IsAllocated(content));
        Assert.False(source.IsAllocated(content with { Size = 101 }));
        Assert.False(source.Release(new PacketContent(content.Offset + 1, 1)));
        Assert.True(source.Release(content));
        Assert.False(source.Release(content));
    }

    [Fact]
    public void Who_took_everything_already_is_not_woken()
    {
        var (requests, answers) = (0, 0);
        using var stream = new PacketTxServer<Window>(_server, Size, Layout, () => requests++);
        using var source = PacketSource<Window>.Open(stream.Channel.Duplicate(), Layout, _client, () => answers++);
        Exchange(isAwake: true);
        Assert.Equal((0, 0), (requests, answers));
        Exchange(isAwake: false);
        Assert.Equal((1, 1), (requests, answers));

        void Exchange(bool isAwake)
        {
            Assert.True(source.TrySubmit(default));
            Assert.True(!isAwake || stream.Sink.TryTake(out _));
            source.Wakeup();
            Assert.True(isAwake || stream.Sink.TryTake(out _));
            Assert.True(stream.Sink.TryAcknowledge(default));
            Assert.True(!isAwake || source.TryTakeAcknowledged(out _));
            stream.Sink.Wakeup();
            Assert.True(isAwake || source.TryTakeAcknowledged(out _));
            WaitFor(_server);
            WaitFor(_client);
        }
    }

    [Fact]
    public void Rings_with_impossible_positions_are_noticed()
    {
        using var stream = new PacketTxServer<Window>(_server, Size, Layout, static () => { });
        using var source = PacketSource<Window>.Open(stream.Channel.Duplicate(), Layout, _client, static () => { });
        Assert.True(source.TrySubmit(default));
        using var dataspace = Dataspace(stream);
        using var memory = AttachedDataspace.Attach(dataspace);
        SharedMemory.Write(memory.Bytes, 77u);

        Assert.False(stream.Sink.TryTake(out _));
        Assert.True(stream.Sink.IsCorrupt);
        Assert.False(source.TrySubmit(default));
        Assert.True(source.IsCorrupt);
    }

    [Fact]
    public void A_dataspace_that_is_too_small_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PacketTxServer<Window>(_server, 4096, static memory => new(memory, 4096, 4096, 200_000), static () => { }));

    // For all that was sent to it before.
    private static void WaitFor(Entrypoint entrypoint)
    {
        using ManualResetEventSlim reached = new();
        using SignalHandler last = new(entrypoint, reached.Set);
        last.Context.Submit();
        reached.Wait(Stop);
    }

    private static PacketStreamView<Window> Layout(Span<byte> memory) => new(memory, Slots, Slots, BulkOffset);

    private static Capability Dataspace(PacketTxServer<Window> stream)
    {
        using var client = new Genode.PacketStreamTxClient(stream.Channel.Duplicate());
        return client.Dataspace().Untyped!;
    }

    // Doubles each number in the content.
    private static void Double(PacketSink<Window> sink)
    {
        while (sink.AcknowledgementSlots > 0 && sink.TryTake(out var packet))
        {
            if (sink.TryGetContent(new PacketContent((long)packet.Offset, packet.Length), out var content))
            {
                SharedMemory.Write(content, SharedMemory.Read<int>(content) * 2);
            }

            sink.TryAcknowledge(packet);
        }

        sink.Wakeup();
    }

    // Submits numbers, and looks whether they come back doubled and in order.
    private sealed class Feeder(PacketSource<Window> source, int count, TaskCompletionSource done)
    {
        private int _submitted;

        public int Acknowledged { get; private set; }

        public void Go()
        {
            bool isMoving;
            do
            {
                isMoving = Take() | Submit();
            }
            while (isMoving);

            source.Wakeup();
            if (Acknowledged == count)
            {
                done.TrySetResult();
            }
        }

        private bool Take()
        {
            if (!source.TryTakeAcknowledged(out var packet))
            {
                return false;
            }

            var content = new PacketContent((long)packet.Offset, packet.Length);
            if (!source.TryGetContent(content, out var bytes) || SharedMemory.Read<int>(bytes) != Acknowledged * 2 || !source.Release(content))
            {
                done.TrySetException(new InvalidOperationException($"Packet {Acknowledged} came back wrong."));
            }

            Acknowledged++;
            return true;
        }

        private bool Submit()
        {
            if (_submitted == count || !source.CanSubmit || !source.TryAllocate(4 + (_submitted % 3000), 4, out var content))
            {
                return false;
            }

            source.TryGetContent(content, out var bytes);
            SharedMemory.Write(bytes, _submitted++);
            return source.TrySubmit(new Window { Offset = (ulong)content.Offset, Length = content.Size });
        }
    }
}
