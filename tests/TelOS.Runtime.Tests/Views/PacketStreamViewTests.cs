namespace TelOS.Runtime.Tests.Views;

public sealed class PacketStreamViewTests
{
    private const int BulkOffset = 128;

    private readonly byte[] _memory = new byte[4096];

    private PacketStreamView<Runtime.Bulk.Window> Stream => new(_memory, submitSlots: 3, acknowledgeSlots: 2, BulkOffset);

    [Fact]
    public void Descriptors_go_to_the_sink_and_back()
    {
        var packet = new Runtime.Bulk.Window { Offset = BulkOffset + 64, Length = 100 };
        Assert.Equal(RingResult.Done, Stream.Submitted.TryPlace(packet));
        Assert.True(Stream.TryGetContent((long)packet.Offset, packet.Length, out var content));
        content.Fill(7);

        Assert.Equal(RingResult.Done, Stream.Submitted.TryTake(out var received));
        Assert.Equal(RingResult.Done, Stream.Acknowledged.TryPlace(received));
        Assert.Equal(RingResult.Done, Stream.Acknowledged.TryTake(out var acknowledged));
        Assert.Equal(packet, acknowledged);
        Assert.Equal(100, _memory.AsSpan(BulkOffset).Count((byte)7));
        Assert.Equal(7, _memory[BulkOffset + 64]);
    }

    [Fact]
    public void The_acknowledgement_ring_stands_behind_the_submit_ring()
    {
        Stream.Acknowledged.TryPlace(new Runtime.Bulk.Window { Offset = 0x55, Length = 0x66 });

        Assert.Equal(1, _memory[8 + (3 * 16)]);
        Assert.Equal(0x55, _memory[8 + (3 * 16) + 8]);
    }

    [Theory]
    [InlineData(128L, 3968UL, true)]
    [InlineData(4096L, 0UL, true)]
    [InlineData(128L, 3969UL, false)]
    [InlineData(4096L, 1UL, false)]
    [InlineData(127L, 1UL, false)]
    [InlineData(0L, 0UL, false)]
    [InlineData(-1L, 1UL, false)]
    [InlineData(-1L, 2UL, false)]
    [InlineData(129L, ulong.MaxValue, false)]
    [InlineData(0x1_0000_0080L, 1UL, false)]
    [InlineData(long.MaxValue, 1UL, false)]
    [InlineData(long.MinValue, 0x8000_0000_0000_0000UL, false)]
    public void Content_outside_the_bulk_area_is_refused(long offset, ulong length, bool isInside)
    {
        Assert.Equal(isInside, Stream.TryGetContent(offset, length, out var content));
        Assert.Equal(isInside ? (int)length : 0, content.Length);
    }

    [Theory]
    [InlineData(64, 128)]
    [InlineData(4096, 90)]
    [InlineData(4096, 5000)]
    public void Memory_that_is_too_short_for_the_rings_is_refused(int size, int bulkOffset) =>
        Assert.Throws<ArgumentException>(() => new PacketStreamView<Runtime.Bulk.Window>(new byte[size], 3, 2, bulkOffset).BulkSize);
}
