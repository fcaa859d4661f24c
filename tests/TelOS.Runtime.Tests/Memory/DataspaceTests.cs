namespace TelOS.Runtime.Tests.Memory;

public sealed class DataspaceTests
{
    [Fact]
    public void Memory_is_zeroed_and_as_large_as_whole_pages()
    {
        using var dataspace = Dataspace.Allocate(5000);
        using var attached = dataspace.Attach();

        Assert.Equal(8192, dataspace.Size);
        Assert.Equal(8192, attached.Bytes.Length);
        Assert.Equal(-1, attached.Bytes.IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void What_one_side_writes_the_other_reads_both_ways_through_a_call()
    {
        using var entrypoint = new Entrypoint();
        using var capability = entrypoint.Manage(new Calculator());
        using var dataspace = Dataspace.Allocate(4096);
        using var mine = dataspace.Attach();
        using var passed = Calculator.CallEcho(capability, dataspace.Capability);
        using var theirs = AttachedDataspace.Attach(passed!);

        mine.CopyFrom(10, [1, 2, 3]);
        Assert.Equal<byte>([1, 2, 3], theirs.Bytes[10..13].ToArray());
        theirs.Bytes[4095] = 9;
        Assert.Equal(9, mine.Bytes[4095]);
    }

    [Fact]
    public void Memory_that_was_passed_on_outlives_the_dataspace()
    {
        var dataspace = Dataspace.Allocate(4096);
        using var kept = dataspace.Capability.Duplicate();
        using (var attached = dataspace.Attach())
        {
            attached.Bytes[0] = 7;
        }

        dataspace.Dispose();
        Assert.Throws<ObjectDisposedException>(() => dataspace.Attach());
        using var again = AttachedDataspace.Attach(kept);
        Assert.Equal(7, again.Bytes[0]);
    }

    [Fact]
    public void Detached_memory_is_never_touched()
    {
        using var dataspace = Dataspace.Allocate(4096);
        var attached = dataspace.Attach();
        attached.Dispose();
        attached.Dispose();

        Assert.Throws<ObjectDisposedException>(() => attached.Bytes.Length);
        Assert.Throws<ObjectDisposedException>(() => attached.CopyTo(0, new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => attached.CopyFrom(0, new byte[1]));
    }

    [Theory]
    [InlineData(0UL, 4096UL, true)]
    [InlineData(4096UL, 0UL, true)]
    [InlineData(4095UL, 1UL, true)]
    [InlineData(4096UL, 1UL, false)]
    [InlineData(4097UL, 0UL, false)]
    [InlineData(1UL, ulong.MaxValue, false)]
    [InlineData(ulong.MaxValue, 1UL, false)]
    [InlineData(ulong.MaxValue, 2UL, false)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, false)]
    [InlineData(0x8000_0000_0000_0000UL, 0x8000_0000_0000_0000UL, false)]
    public void A_range_is_inside_without_overflow(ulong offset, ulong length, bool isInside)
    {
        using var dataspace = Dataspace.Allocate(4096);
        using var attached = dataspace.Attach();

        Assert.Equal(isInside, attached.Contains(offset, length));
    }

    [Fact]
    public void Parts_outside_the_memory_are_refused()
    {
        using var dataspace = Dataspace.Allocate(4096);
        using var attached = dataspace.Attach();

        Assert.Throws<ArgumentOutOfRangeException>(() => attached.Slice(-1, 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => attached.Slice(0, -1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => attached.Slice(4090, 7).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => attached.CopyTo(4096, new byte[1]));
    }

    [Fact]
    public void What_is_no_dataspace_is_not_attached_and_not_called()
    {
        using var entrypoint = new Entrypoint();
        var calculator = new Calculator();
        using var capability = entrypoint.Manage(calculator);

        Assert.False(AttachedDataspace.TryAttach(capability, out _));
        Assert.False(AttachedDataspace.TryAttach(null, out _));
        Assert.Throws<ArgumentException>(() => AttachedDataspace.Attach(capability));
        Assert.Equal(0, calculator.Calls);
    }

    [Fact]
    public void A_dataspace_answers_what_Genode_asks_it()
    {
        using var dataspace = Dataspace.Allocate(4096);

        Assert.Equal(4096UL, Ask(0));
        Assert.Equal(1UL, Ask(1));
        Assert.Throws<UnsupportedCallException>(() => Ask(2));

        ulong Ask(ulong opcode)
        {
            using var message = Message.Rent();
            message.BeginRequest(opcode);
            dataspace.Capability.Call(message);
            return message.ReadReply().ReadUInt64();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Impossible_sizes_are_refused(long size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataspace.Allocate(size));
}
