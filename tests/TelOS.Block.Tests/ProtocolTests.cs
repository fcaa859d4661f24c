using Genode.Block;
using TelOS.Runtime;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>The packets of a session, as Genode's clients send and expect them.</summary>
public sealed class ProtocolTests
{
    private const int BlockSize = 4096;
    private const int BlockCount = 64;

    [Fact]
    public void A_packet_comes_back_as_it_was_sent_with_only_its_success_changed()
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var client = system.OpenRaw();
        var content = client.Allocate(3 * BlockSize);
        Assert.True(client.Source.TryGetContent(content, out var bytes));
        Random.Shared.NextBytes(bytes);
        var written = bytes.ToArray();

        var packet = RawClient.Packet(BlockOperation.Write, 7, 3, content, tag: ulong.MaxValue);
        var back = client.Ask(packet);
        packet.Success = true;
        Assert.Equal(packet, back);

        bytes.Clear();
        Assert.True(client.Ask(RawClient.Packet(BlockOperation.Read, 7, 3, content)).Success);
        Assert.True(bytes.SequenceEqual(written));
    }

    [Fact]
    public void The_device_is_described()
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, 512));
        using var client = system.OpenRaw();
        var info = client.Session.Info();
        Assert.Equal((512ul, (ulong)BlockCount, 9, true), (info.BlockSize, info.BlockCount, info.AlignLog2, info.Writeable));
    }

    [Fact]
    public void Many_packets_are_under_way_at_once_and_are_carried_out_in_their_order()
    {
        const int Count = 2000;
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var client = system.OpenRaw(bufferSize: 1 << 20);
        Queue<PacketContent> free = new(Enumerable.Range(0, 200).Select(_ => client.Allocate(BlockSize)));
        int sent = 0, done = 0, most = 0;
        while (done < Count)
        {
            while (sent < Count && free.Count > 0 && client.Source.CanSubmit)
            {
                var content = free.Dequeue();
                client.Source.TryGetContent(content, out var bytes);
                bytes.Fill((byte)sent);
                client.Source.TrySubmit(RawClient.Packet(BlockOperation.Write, 5, 1, content, (ulong)sent++));
                most = Math.Max(most, sent - done);
            }

            client.Source.Wakeup();
            var back = client.Take();
            Assert.Equal((true, (ulong)done++), (back.Success, back.Tag));
            free.Enqueue(new PacketContent(back.Payload.Offset, back.Payload.Size));
        }

        Assert.True(most > 100, $"{most} at once");
        var last = free.Dequeue();
        Assert.True(client.Ask(RawClient.Packet(BlockOperation.Read, 5, 1, last)).Success);
        client.Source.TryGetContent(last, out var read);
        Assert.Equal(unchecked((byte)(Count - 1)), read[0]);
    }

    [Theory]
    [InlineData(0, 0, true)] // As some of Genode's clients ask for all.
    [InlineData(0, BlockCount, true)]
    [InlineData(5, 1, true)]
    [InlineData(0, BlockCount + 1, false)]
    [InlineData(BlockCount, 1, false)]
    [InlineData(1, ulong.MaxValue, false)]
    [InlineData(ulong.MaxValue, 1, false)]
    public void SYNC_and_TRIM_need_no_content_and_no_count_but_no_false_one(ulong block, ulong count, bool isDone)
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var client = system.OpenRaw();
        Assert.Equal(isDone, client.Ask(RawClient.Packet(BlockOperation.Sync, block, count)).Success);
        Assert.Equal(isDone, client.Ask(RawClient.Packet(BlockOperation.Trim, block, count)).Success);
        Assert.Equal(isDone ? 1 : 0, system.Device.Counts.Syncs);
    }

    [Fact]
    public void A_SYNC_is_acknowledged_when_the_device_is_done_with_it_and_what_came_before()
    {
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static operation => operation == "sync");
        using BlockSystem system = new(gated);
        using var client = system.OpenRaw();
        var content = client.Allocate(BlockSize);
        client.Submit(
            RawClient.Packet(BlockOperation.Write, 1, 1, content, 1),
            RawClient.Packet(BlockOperation.Write, 2, 1, content, 2),
            RawClient.Packet(BlockOperation.Sync, 0, 0, default, 3),
            RawClient.Packet(BlockOperation.Write, 3, 1, content, 4));
        Assert.Equal((1ul, 2ul), (client.Take().Tag, client.Take().Tag));
        Assert.True(gated.HasArrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        // The entrypoint does not wait for the device: its calls are answered, and others' sessions are opened.
        Assert.Equal((ulong)BlockCount, client.Session.Info().BlockCount);
        using var other = system.OpenRaw();
        Assert.False(client.Source.IsAcknowledgementAvailable);
        Assert.Equal(["write 1", "write 2", "sync"], gated.Operations);
        gated.OpenGate();
        Assert.Equal((3ul, 4ul), (client.Take().Tag, client.Take().Tag));
    }

    [Fact]
    public void SYNCs_that_wait_together_are_one_on_the_device()
    {
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static operation => operation == "write 0");
        using BlockSystem system = new(gated);
        using var first = system.OpenRaw();
        using var second = system.OpenRaw();
        using var third = system.OpenRaw();
        first.Submit(RawClient.Packet(BlockOperation.Write, 0, 1, first.Allocate(BlockSize)), RawClient.Packet(BlockOperation.Sync, 0, 0));
        Assert.True(gated.HasArrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        second.Submit(RawClient.Packet(BlockOperation.Sync, 0, 0, tag: 1), RawClient.Packet(BlockOperation.Sync, 0, 0, tag: 2));
        third.Submit(RawClient.Packet(BlockOperation.Write, 9, 1, third.Allocate(BlockSize)), RawClient.Packet(BlockOperation.Sync, 0, 0));
        WaitUntil(() => system.Server.Sessions.Sum(static session => session.Requests) == 6);
        gated.OpenGate();
        Assert.All([first, first, second, second, third, third], static client => Assert.True(client.Take().Success));

        // The third one's write was not carried out when the others synced.
        Assert.Equal(["write 0", "sync", "write 9", "sync"], gated.Operations);
    }

    [Fact]
    public void After_a_failed_SYNC_everybody_who_wrote_is_told_once()
    {
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static operation => operation == "read 0");
        using BlockSystem system = new(gated);
        using var unlucky = system.OpenRaw();
        using var writer = system.OpenRaw();
        using var reader = system.OpenRaw();
        Assert.True(writer.Ask(RawClient.Packet(BlockOperation.Write, 1, 1, writer.Allocate(BlockSize))).Success);
        Assert.True(reader.Ask(RawClient.Packet(BlockOperation.Read, 1, 1, reader.Allocate(BlockSize))).Success);
        gated.Fails = static operation => operation == "sync";
        Assert.False(unlucky.Ask(RawClient.Packet(BlockOperation.Sync, 0, 0)).Success);
        gated.Fails = static _ => false;

        // The device says that it works again, and what the writer wrote may be lost all the same, also if others sync at the same time.
        unlucky.Submit(RawClient.Packet(BlockOperation.Read, 0, 1, unlucky.Allocate(BlockSize)), RawClient.Packet(BlockOperation.Sync, 0, 0));
        Assert.True(gated.HasArrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        reader.Submit(RawClient.Packet(BlockOperation.Sync, 0, 0));
        writer.Submit(RawClient.Packet(BlockOperation.Sync, 0, 0));
        WaitUntil(() => system.Server.Sessions.Sum(static session => session.Requests) == 7);
        gated.OpenGate();
        Assert.Equal((true, true), (unlucky.Take().Success, unlucky.Take().Success));
        Assert.True(reader.Take().Success);
        Assert.False(writer.Take().Success);
        Assert.True(writer.Ask(RawClient.Packet(BlockOperation.Sync, 0, 0)).Success);
        Assert.Equal(1, system.Device.Failures);
    }

    [Fact]
    public void What_the_device_cannot_do_comes_back_without_success_and_the_next_is_done()
    {
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static _ => false);
        using BlockSystem system = new(gated);
        List<DeviceFailedEventArgs> failures = [];
        system.Device.Failed += (_, e) => failures.Add(e);
        using var client = system.OpenRaw();
        var content = client.Allocate(BlockSize);
        foreach (var operation in new[] { BlockOperation.Read, BlockOperation.Write, BlockOperation.Trim })
        {
            gated.Fails = static operation => operation.EndsWith(" 4", StringComparison.Ordinal);
            Assert.False(client.Ask(RawClient.Packet(operation, 4, 1, content)).Success);
            Assert.True(client.Ask(RawClient.Packet(operation, 5, 1, content)).Success);
        }

        Assert.Equal([BlockOperation.Read, BlockOperation.Write, BlockOperation.Trim], failures.Select(static e => e.Operation));
    }

    [Fact]
    public void A_session_that_is_closed_while_its_requests_wait_takes_nothing_with_it()
    {
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static operation => operation == "read 0");
        using BlockSystem system = new(gated);
        using var other = system.OpenRaw();
        var client = system.OpenRaw();
        client.Submit(
            RawClient.Packet(BlockOperation.Read, 0, 1, client.Allocate(BlockSize)), RawClient.Packet(BlockOperation.Read, 1, 1, client.Allocate(BlockSize)));
        Assert.True(gated.HasArrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        client.Dispose();
        WaitUntil(() => system.Server.Sessions.Count == 1);
        gated.OpenGate();
        Assert.True(other.Ask(RawClient.Packet(BlockOperation.Read, 2, 1, other.Allocate(BlockSize))).Success);
        Assert.Equal(["read 0", "read 2"], gated.Operations);
    }

    [Fact]
    public void Clients_take_turns()
    {
        const int Large = 1 << 20;
        using GatedDevice gated = new(new MemoryBlockDevice(512, BlockSize), static operation => operation == "write 0");
        using BlockSystem system = new(gated);
        using var busy = system.OpenRaw(bufferSize: 2 << 20);
        using var modest = system.OpenRaw();
        busy.Submit(RawClient.Packet(BlockOperation.Write, 0, Large / BlockSize, busy.Allocate(Large)));
        Assert.True(gated.HasArrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        modest.Submit(RawClient.Packet(BlockOperation.Read, 500, 1, modest.Allocate(BlockSize)));
        WaitUntil(() => system.Server.Sessions.Sum(static session => session.Requests) == 2);
        gated.OpenGate();
        Assert.True(modest.Take().Success);
        Assert.True(busy.Take().Success);
        Assert.Equal(["write 0", "read 500", "write 64", "write 128", "write 192"], gated.Operations);
        Assert.Equal((4L, 256L), (system.Device.Counts.Writes, system.Device.Counts.BlocksWritten));
    }

    private static void WaitUntil(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));
}
