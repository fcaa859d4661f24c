using System.Buffers.Binary;

namespace TelOS.Runtime.Tests.Views;

public sealed class RingViewTests
{
    private const int Slots = 4;

    private readonly byte[] _memory = new byte[RingView<WireScalar<uint>>.SizeOf(Slots)];

    private RingView<WireScalar<uint>> Ring => new(_memory, Slots);

    [Fact]
    public void Elements_come_out_in_the_order_they_went_in_and_one_slot_stays_free()
    {
        for (var round = 0; round < 3; round++)
        {
            for (uint value = 1; value <= 3; value++)
            {
                Assert.Equal(RingResult.Done, Ring.TryPlace(new(value)));
            }

            Assert.True(Ring.IsFull);
            Assert.Equal(RingResult.NotNow, Ring.TryPlace(new(4)));
            Assert.Equal(3, Ring.Count);
            Assert.Equal(RingResult.Done, Ring.TryPeek(out var first));
            Assert.Equal(1U, first.Value);
            for (uint value = 1; value <= 3; value++)
            {
                Assert.Equal(RingResult.Done, Ring.TryTake(out var taken));
                Assert.Equal(value, taken.Value);
            }

            Assert.Equal(RingResult.NotNow, Ring.TryTake(out _));
            Assert.True(Ring.IsEmpty);
        }
    }

    [Fact]
    public void The_layout_is_head_tail_slots()
    {
        Ring.TryPlace(new(0x11));
        Ring.TryPlace(new(0x22));
        Ring.TryTake(out _);

        Assert.Equal("0200000001000000" + "1100000022000000" + "0000000000000000", Convert.ToHexStringLower(_memory));
    }

    [Theory]
    [InlineData(4U, 0U)]
    [InlineData(0U, 4U)]
    [InlineData(uint.MaxValue, 0U)]
    [InlineData(0U, uint.MaxValue)]
    [InlineData(0x8000_0000U, 0x8000_0000U)]
    public void Positions_outside_the_ring_are_corrupt_and_touch_nothing(uint head, uint tail)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_memory, head);
        BinaryPrimitives.WriteUInt32LittleEndian(_memory.AsSpan(4), tail);
        var before = (byte[])_memory.Clone();

        Assert.True(Ring.IsCorrupt);
        Assert.Equal(0, Ring.Count);
        Assert.Equal(RingResult.Corrupt, Ring.TryPlace(new(1)));
        Assert.Equal(RingResult.Corrupt, Ring.TryTake(out _));
        Assert.Equal(RingResult.Corrupt, Ring.TryPeek(out _));
        Assert.Equal(before, _memory);
        Ring.Initialize();
        Assert.Equal(RingResult.Done, Ring.TryPlace(new(1)));
    }

    [Fact]
    public void An_element_that_is_no_value_is_taken_out_and_said_to_be_corrupt()
    {
        var memory = new byte[RingView<Picky>.SizeOf(Slots)];
        var ring = new RingView<Picky>(memory, Slots);
        ring.TryPlace(new Picky(1));
        ring.TryPlace(new Picky(2));
        memory[8] = 0xff;

        Assert.Equal(RingResult.Corrupt, ring.TryPeek(out _));
        Assert.Equal(RingResult.Corrupt, ring.TryTake(out var bad));
        Assert.Equal(default, bad);
        Assert.Equal(RingResult.Done, ring.TryTake(out var good));
        Assert.Equal(2, good.Value);
    }

    [Fact]
    public void Memory_that_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RingView<WireScalar<uint>>(new byte[23], Slots).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RingView<WireScalar<uint>>(new byte[100], 1).Count);
        Assert.Throws<ArgumentException>(() => new RingView<WireScalar<uint>>(new byte[100], int.MaxValue).Count);
    }

    [Fact]
    public async Task One_side_places_while_the_other_takes_in_shared_memory()
    {
        const uint Count = 50_000;
        using var dataspace = Dataspace.Allocate(4096);
        using var source = dataspace.Attach();
        using var sink = dataspace.Attach();
        var producer = Task.Run(
            () =>
            {
                for (uint value = 0; value < Count;)
                {
                    if (new RingView<WireScalar<uint>>(source.Bytes, 64).TryPlace(new(value)) == RingResult.Done)
                    {
                        value++;
                    }
                    else
                    {
                        Thread.Yield();
                    }
                }
            },
            TestContext.Current.CancellationToken);

        for (uint expected = 0; expected < Count;)
        {
            if (new RingView<WireScalar<uint>>(sink.Bytes, 64).TryTake(out var taken) == RingResult.Done)
            {
                Assert.Equal(expected++, taken.Value);
            }
            else
            {
                Thread.Yield();
            }
        }

        await producer;
    }

    private readonly record struct Picky(byte Value) : IWireValue<Picky>
    {
        public static int Size => 1;

        public static int Alignment => 1;

        public static bool TryRead(ReadOnlySpan<byte> source, out Picky value)
        {
            value = source[0] < 10 ? new(source[0]) : default;
            return source[0] < 10;
        }

        public static void Write(in Picky value, Span<byte> destination) => destination[0] = value.Value;
    }
}
