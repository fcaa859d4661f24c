using Genode.Block;
using TelOS.Runtime;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>Clients that send what no client sends. Each is refused or cut off, and the others do not notice.</summary>
public sealed class HostileClientTests : IDisposable
{
    private const int BlockSize = 4096;
    private const int BlockCount = 64;
    private const ulong BufferSize = 256 * 1024;

    private readonly BlockSystem _system;
    private readonly RawClient _hostile;
    private readonly BlockSessionDevice _good;
    private readonly byte[] _content = new byte[BlockCount * BlockSize];

    public HostileClientTests()
    {
        _system = new BlockSystem(
            new MemoryBlockDevice(3 * BlockCount, BlockSize),
            static (device, request) => request.Label.EndsWith("raw", StringComparison.Ordinal)
                ? new BlockGrant(device, BlockCount, BlockCount, true)
                : new BlockGrant(device, 0, 3 * BlockCount, true));
        _good = _system.Open();
        Random.Shared.NextBytes(_content);
        _good.Write(0, _content);
        _good.Write(2 * BlockCount, _content);
        _hostile = _system.OpenRaw(BufferSize);
    }

    public static TheoryData<string, ulong, ulong, long, ulong> Places { get; } = new()
    {
        { "blocks behind the end", BlockCount, 1, 0, BlockSize },
        { "more blocks than there are", 0, BlockCount + 1, 0, (BlockCount + 1) * BlockSize },
        { "the last and one more", BlockCount - 1, 2, 0, 2 * BlockSize },
        { "a block number that overflows", ulong.MaxValue, 1, 0, BlockSize },
        { "number and count that overflow together", ulong.MaxValue - 1, 3, 0, 3 * BlockSize },
        { "a count whose bytes overflow", 0, (ulong.MaxValue / BlockSize) + 2, 0, BlockSize },
        { "a count of all bits", 0, ulong.MaxValue, 0, ulong.MaxValue },
        { "no blocks", 0, 0, 0, BlockSize },
        { "less room than the blocks need", 0, 2, 0, BlockSize },
        { "no room", 0, 1, 0, 0 },
        { "a place that is not aligned", 0, 1, 1, BlockSize },
        { "a place of half a block", 0, 1, BlockSize / 2, BlockSize },
        { "a place before the buffer", 0, 1, -1_000_000_000_000, BlockSize },
        { "a place among the rings", 0, 1, long.MinValue, BlockSize },
        { "a place behind the buffer", 0, 1, 1L << 40, BlockSize },
        { "the end of the buffer and beyond", 0, 4, (long)BufferSize, 4 * BlockSize },
        { "a size that overflows", 0, 1, 0, ulong.MaxValue },
    };

    public void Dispose()
    {
        _hostile.Dispose();
        _good.Dispose();
        _system.Dispose();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_packet_that_leads_out_of_the_device_or_the_buffer_is_refused(string what, ulong block, ulong count, long place, ulong size)
    {
        // The last one is only unusual: what lies behind the blocks is nobody's business.
        var isAllowed = what == "a size that overflows";
        var start = _hostile.Allocate(4 * BlockSize).Offset;
        var offset = place switch
        {
            long.MinValue => 0,
            (long)BufferSize => (long)BufferSize - (2 * BlockSize),
            _ => start + place,
        };
        foreach (var operation in new[] { BlockOperation.Read, BlockOperation.Write })
        {
            var back = _hostile.Ask(RawClient.Packet(operation, block, count, new PacketContent(offset, size), tag: 99));
            Assert.Equal((isAllowed, 99ul, operation), (back.Success, back.Tag, back.Operation));
        }

        AssertOthersAreUndisturbed();
    }

    [Fact]
    public void An_operation_that_is_none_is_refused()
    {
        Assert.False(_hostile.Ask(RawClient.Packet(BlockOperation.End, 0, 1, _hostile.Allocate(BlockSize))).Success);
        AssertOthersAreUndisturbed();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    public void A_value_that_is_no_operation_cuts_the_client_off(int operation)
    {
        List<string> cutOff = [];
        _system.Server.CutOff += (_, e) => cutOff.Add(e.Session.Label);
        _hostile.Submit(RawClient.Packet((BlockOperation)operation, 0, 1, _hostile.Allocate(BlockSize)));
        AssertCutOff();
        Assert.Equal(["client1 -> raw"], cutOff);
    }

    [Theory]
    [InlineData(0)] // The head of the submit ring.
    [InlineData(4)] // Its tail.
    [InlineData(14344)] // The head of the acknowledgement ring.
    [InlineData(14348)]
    public void Rings_with_impossible_positions_cut_the_client_off(int position)
    {
        using var dataspace = Dataspace();
        _hostile.Submit(RawClient.Packet(BlockOperation.Sync, 0, 0));
        Assert.True(_hostile.Take().Success);
        BitConverter.TryWriteBytes(dataspace.Bytes[position..], uint.MaxValue);
        _hostile.Source.TrySubmit(RawClient.Packet(BlockOperation.Sync, 0, 0));
        using var channel = _hostile.Session.TxCap().Untyped;
        using Genode.PacketStreamTxClient stream = new(channel!.Duplicate());
        using SignalTransmitter signal = new();
        signal.Register(stream.PacketAvailable().Untyped);
        signal.Submit();
        AssertCutOff();
    }

    [Fact]
    public void A_client_that_never_looks_at_acknowledgements_only_stops_itself()
    {
        var content = _hostile.Allocate(BlockSize);
        var packet = RawClient.Packet(BlockOperation.Read, 0, 1, content);
        var sent = 0;
        for (var quiet = 0; quiet < 50;)
        {
            if (_hostile.Source.TrySubmit(packet))
            {
                (sent, quiet) = (sent + 1, 0);
                _hostile.Source.Wakeup();
                continue;
            }

            quiet++;
            AssertOthersAreUndisturbed();
        }

        // One ring full of acknowledgements, one of requests, and what a session may have at the device.
        Assert.Equal(255 + 255 + 32, sent);
        for (var taken = 0; taken < sent; taken++)
        {
            Assert.True(_hostile.Take().Success);
        }
    }

    [Fact]
    public async Task Floods_do_not_keep_others_from_the_device()
    {
        using CancellationTokenSource end = new();
        var made = 0;
        var flood = Task.Factory.StartNew(Flood, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        for (var i = 0; (i < 50 || Volatile.Read(ref made) < 1000) && !flood.IsCompleted; i++)
        {
            AssertOthersAreUndisturbed();
        }

        await end.CancelAsync();
        await flood;

        // Requests that are refused at once, without signals and with them, as fast as they can be made.
        void Flood()
        {
            while (!end.IsCancellationRequested)
            {
                Volatile.Write(ref made, made + (_hostile.Source.TrySubmit(RawClient.Packet(BlockOperation.Read, ulong.MaxValue, 1)) ? 1 : 0));
                while (_hostile.Source.TryTakeAcknowledged(out _))
                {
                }

                _hostile.Source.Wakeup();
            }
        }
    }

    [Fact]
    public void What_a_client_changes_while_it_is_written_harms_nobody_else()
    {
        using var dataspace = Dataspace();
        var content = _hostile.Allocate(16 * BlockSize);
        using CancellationTokenSource end = new();
        Thread changer = new(() =>
        {
            while (!end.IsCancellationRequested)
            {
                Random.Shared.NextBytes(dataspace.Bytes[28736..]);
            }
        });
        changer.Start();
        for (var i = 0; i < 100; i++)
        {
            Assert.True(_hostile.Ask(RawClient.Packet(i % 2 == 0 ? BlockOperation.Write : BlockOperation.Read, 0, 16, content)).Success);
        }

        end.Cancel();
        changer.Join();
        AssertOthersAreUndisturbed();
    }

    // The dataspace of the hostile client, rings and all.
    private AttachedDataspace Dataspace()
    {
        using var channel = _hostile.Session.TxCap().Untyped;
        using Genode.PacketStreamTxClient stream = new(channel!.Duplicate());
        using var dataspace = stream.Dataspace();
        Assert.True(AttachedDataspace.TryAttach(dataspace.Untyped!, out var memory));
        return memory;
    }

    private void AssertOthersAreUndisturbed()
    {
        var read = new byte[_content.Length];
        _good.Read(0, read);
        Assert.True(_content.AsSpan().SequenceEqual(read));
        _good.Read(2 * BlockCount, read);
        Assert.True(_content.AsSpan().SequenceEqual(read));
        _good.Sync();
    }

    private void AssertCutOff()
    {
        Assert.True(SpinWait.SpinUntil(() => _system.Server.Sessions.Count == 1, TimeSpan.FromSeconds(30)));
        Assert.Throws<InvalidObjectException>(() => _hostile.Session.Info());
        AssertOthersAreUndisturbed();
    }
}
