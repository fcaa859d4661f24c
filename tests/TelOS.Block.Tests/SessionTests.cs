using Genode.Block;
using TelOS.Runtime;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>What a session shows, and what it costs.</summary>
public sealed class SessionTests
{
    private const int BlockSize = 512;
    private const int BlockCount = 1000;

    [Theory]
    [InlineData(0, 0, 400, 600)] // All of what the policy gives.
    [InlineData(10, 0, 410, 590)]
    [InlineData(10, 5, 410, 5)]
    [InlineData(599, 1, 999, 1)]
    [InlineData(590, 11, 990, 10)] // Not more than there is.
    [InlineData(0, long.MaxValue, 400, 600)]
    public void A_client_sees_the_part_that_it_asks_for_of_the_part_that_it_may_have(long offset, long count, int first, int shown)
    {
        MemoryBlockDevice disk = new(BlockCount, BlockSize);
        using BlockSystem system = new(disk, static (device, _) => new BlockGrant(device, 400, 600, true));
        using var device = system.Open(new BlockSessionOptions { Offset = offset, BlockCount = count });
        Assert.Equal(shown, device.BlockCount);

        var marked = new byte[shown * BlockSize];
        marked.AsSpan().Fill(7);
        device.Write(0, marked);
        var image = new byte[BlockCount * BlockSize];
        disk.Read(0, image);
        Assert.Equal(first * BlockSize, image.AsSpan().IndexOf((byte)7));
        Assert.Equal(marked.Length, image.Count(static value => value == 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => device.Read(shown, new byte[BlockSize]));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(long.MaxValue)]
    public void A_part_behind_the_end_is_denied(long offset)
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize), static (device, _) => new BlockGrant(device, 400, 600, true));
        Assert.Throws<SessionDeniedException>(() => system.Open(new BlockSessionOptions { Offset = offset }));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void Who_may_not_write_or_does_not_want_to_only_reads(bool may, bool wants)
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize), (device, _) => new BlockGrant(device, 0, BlockCount, may));
        using var device = system.Open(new BlockSessionOptions { IsWriteable = wants });
        Assert.False(device.IsWriteable);
        Assert.Throws<BlockDeviceException>(() => device.Write(0, new byte[BlockSize]));
        Assert.Throws<BlockDeviceException>(() => device.Trim(0, 1));
        device.Sync();
        device.Read(0, new byte[BlockSize]);
        if (!may)
        {
            using var raw = system.OpenRaw();
            var content = raw.Allocate(4096);
            Assert.False(raw.Session.Info().Writeable);
            foreach (var operation in new[] { BlockOperation.Write, BlockOperation.Sync, BlockOperation.Trim })
            {
                Assert.False(raw.Ask(RawClient.Packet(operation, 0, 1, content)).Success);
            }
        }

        Assert.Equal(new DeviceCounts(1, 0, 0, 0, 1, 0), system.Device.Counts);
    }

    [Fact]
    public void Who_has_no_policy_gets_no_session()
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize), static (_, _) => null);
        Assert.Throws<SessionDeniedException>(() => system.Open());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(28736)]
    [InlineData(1UL << 32)]
    [InlineData(ulong.MaxValue)]
    public void A_buffer_without_room_for_a_block_or_beyond_all_measure_is_denied(ulong size)
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, 4096));
        using var env = system.NewClient();
        Assert.Equal(SessionError.Denied, env.TryOpenSession(Request(size, 32 << 20, 5)).Error);
    }

    [Fact]
    public void A_session_is_paid_for_by_its_client()
    {
        const ulong Size = 128 * 1024;
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var env = system.NewClient();
        Assert.Equal(SessionError.InsufficientRam, env.TryOpenSession(Request(Size, Size + BlockServer.SessionRam - 1, 5)).Error);
        Assert.Equal(SessionError.InsufficientCaps, env.TryOpenSession(Request(Size, Size + BlockServer.SessionRam, 4)).Error);
        using var connection = env.TryOpenSession(Request(Size, Size + BlockServer.SessionRam, 5)).Value;
        var session = Assert.Single(system.Server.Sessions);
        Assert.Equal((Size + BlockServer.SessionRam, 4ul), (session.RamQuota.Used, session.CapQuota.Used));
    }

    [Fact]
    public void A_session_ends_when_its_policy_changes_and_others_go_on()
    {
        var isWriteable = true;
        using BlockSystem system = new(
            new MemoryBlockDevice(BlockCount, BlockSize),
            (device, request) => new BlockGrant(device, 0, BlockCount, isWriteable || request.LastLabel == "kept"));
        using var changed = system.Open(new BlockSessionOptions { Label = "changed" });
        using var kept = system.Open(new BlockSessionOptions { Label = "kept" });
        isWriteable = false;
        system.OnServer(system.Server.Reconsider);
        Assert.True(SpinWait.SpinUntil(() => system.Server.Sessions.Count == 1, TimeSpan.FromSeconds(30)));

        // Its next request is never answered, so that it asks whether its session is still there.
        var error = Assert.Throws<BlockDeviceException>(() => changed.Read(0, new byte[BlockSize]));
        Assert.IsType<InvalidObjectException>(error.InnerException);
        kept.Write(0, new byte[BlockSize]);
    }

    private static SessionRequest Request(ulong size, ulong ram, ulong caps) => new()
    {
        Service = "Block",
        RamQuota = ram,
        CapQuota = caps,
        Arguments = new BlockArguments { TxBufSize = size }.Format(),
    };
}
