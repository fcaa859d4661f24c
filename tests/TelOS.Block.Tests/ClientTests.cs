using System.Diagnostics;
using Genode.Block;
using TelOS.Runtime;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>A client's device: what goes wrong, threads, and servers that are not what they should be.</summary>
public sealed class ClientTests
{
    private const int BlockSize = 4096;
    private const int BlockCount = 256;

    [Fact]
    public void Whoever_waits_when_the_server_dies_hears_of_it_at_once_as_do_those_who_come_later()
    {
        const int Threads = 4;
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static operation => operation == "read 0");
        using BlockSystem system = new(gated);
        using var device = system.Open();
        var errors = new Exception?[Threads];
        Thread[] readers = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() =>
            errors[index] = Record.Exception(() => device.Read(0, new byte[BlockSize]))))];
        Array.ForEach(readers, static reader => reader.Start());
        Assert.True(gated.HasArrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        system.KillServer();
        Assert.All(readers, static reader => Assert.True(reader.Join(TimeSpan.FromSeconds(30))));

        // Told so, and not found out by asking.
        Assert.All(errors, static error => Assert.Equal("The server of the block device went away.", Assert.IsType<BlockDeviceException>(error).Message));
        Assert.All(errors, static error => Assert.IsType<ServerDiedException>(error!.InnerException));
        Assert.Throws<BlockDeviceException>(() => device.Read(1, new byte[BlockSize]));
        Assert.Throws<BlockDeviceException>(() => device.Write(1, new byte[BlockSize]));
        Assert.Throws<BlockDeviceException>(device.Sync);
        Assert.Throws<BlockDeviceException>(() => device.Trim(1, 1));
    }

    [Fact]
    public void Whoever_waits_when_the_device_is_disposed_leaves()
    {
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static operation => operation == "sync");
        using BlockSystem system = new(gated);
        var device = system.Open();
        Exception? error = null;
        Thread waiter = new(() => error = Record.Exception(device.Sync));
        waiter.Start();
        Assert.True(gated.HasArrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        device.Dispose();
        Assert.True(waiter.Join(TimeSpan.FromSeconds(30)));
        Assert.IsType<ObjectDisposedException>(error);
        Assert.Throws<ObjectDisposedException>(() => device.Read(0, new byte[BlockSize]));
        device.Dispose();
    }

    [Fact]
    public void An_answer_whose_signal_comes_while_the_client_looks_for_it_is_not_missed()
    {
        using OddServer server = new(new BlockInfo { BlockSize = BlockSize, BlockCount = BlockCount, AlignLog2 = 12, Writeable = true }, tagOffset: 0);
        using var device = server.Open();
        for (var request = 0; request < 1000; request++)
        {
            device.Sync();
        }

        // Whoever misses one asks the server a second later whether it is still there. A machine that stands still for a second may do so once.
        Assert.InRange(server.Asked, 1, 2);
    }

    [Fact]
    public void Threads_share_a_device_and_its_small_buffer()
    {
        const int Threads = 8;
        const int Rounds = 60;
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var device = system.Open(new BlockSessionOptions { BufferSize = 96 * 1024 });
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            const int Part = BlockCount / Threads;
            Random random = new(thread);
            var content = new byte[Part * BlockSize];
            var read = new byte[content.Length];
            for (var round = 0; round < Rounds; round++)
            {
                var count = random.Next(1, Part + 1);
                random.NextBytes(content.AsSpan(0, count * BlockSize));
                device.Write(thread * Part, content.AsSpan(0, count * BlockSize));
                device.Read(thread * Part, read);
                Assert.True(content.AsSpan(0, count * BlockSize).SequenceEqual(read.AsSpan(0, count * BlockSize)));
                if (round % 10 == 0)
                {
                    device.Sync();
                }
            }
        });
    }

    [Fact]
    public void It_can_be_used_on_the_components_own_entrypoint()
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var env = system.NewClient();
        using BlockSessionDevice device = new(env);
        using ManualResetEventSlim done = new();
        using SignalHandler handler = new(env.Entrypoint, () =>
        {
            device.Write(3, new byte[BlockSize]);
            device.Sync();
            done.Set();
        });
        handler.Context.Submit();
        Assert.True(done.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_the_server_could_not_do_is_an_exception_that_says_where_and_the_device_goes_on()
    {
        using GatedDevice gated = new(new MemoryBlockDevice(BlockCount, BlockSize), static _ => false);
        using BlockSystem system = new(gated);
        using var device = system.Open(new BlockSessionOptions { BufferSize = 64 * 1024 });
        gated.Fails = static operation => operation is "read 7" or "write 7" or "trim 8" or "sync";
        Assert.Contains("READ at block 7", Assert.Throws<BlockDeviceException>(() => device.Read(4, new byte[40 * BlockSize])).Message, StringComparison.Ordinal);
        Assert.Contains("WRITE at block 7", Assert.Throws<BlockDeviceException>(() => device.Write(4, new byte[40 * BlockSize])).Message, StringComparison.Ordinal);
        Assert.Throws<BlockDeviceException>(() => device.Trim(8, 2));
        Assert.Throws<BlockDeviceException>(device.Sync);
        gated.Fails = static _ => false;
        device.Write(0, new byte[BlockCount * BlockSize]);
        device.Read(0, new byte[BlockCount * BlockSize]);
        device.Sync();
    }

    [Fact]
    public void What_is_not_on_the_device_is_not_asked_for()
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var device = system.Open();
        Assert.Throws<ArgumentException>(() => device.Read(0, new byte[BlockSize + 1]));
        Assert.Throws<ArgumentException>(() => device.Write(0, new byte[BlockSize - 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => device.Read(-1, new byte[BlockSize]));
        Assert.Throws<ArgumentOutOfRangeException>(() => device.Write(BlockCount, new byte[BlockSize]));
        Assert.Throws<ArgumentOutOfRangeException>(() => device.Trim(1, BlockCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => device.Trim(1, -1));
        device.Read(BlockCount, []);
        device.Trim(BlockCount, 0);
        Assert.Equal(0, Assert.Single(system.Server.Sessions).Requests);
    }

    [Fact]
    public void Acknowledgements_of_what_was_not_asked_for_end_the_device()
    {
        using OddServer server = new(new BlockInfo { BlockSize = BlockSize, BlockCount = BlockCount, AlignLog2 = 12, Writeable = true });
        using var device = server.Open();
        var error = Assert.Throws<BlockDeviceException>(() => device.Read(0, new byte[BlockSize]));
        Assert.IsType<MalformedReplyException>(error.InnerException);
    }

    [Theory]
    [InlineData(0, 10, 9)]
    [InlineData(256, 10, 9)]
    [InlineData(8192, 10, 9)]
    [InlineData(1000, 10, 9)]
    [InlineData(512, 0, 9)]
    [InlineData(512, ulong.MaxValue, 9)]
    [InlineData(512, 10, 60)]
    public void A_device_of_impossible_measures_is_not_opened(ulong blockSize, ulong blockCount, byte alignment)
    {
        using OddServer server = new(new BlockInfo { BlockSize = blockSize, BlockCount = blockCount, AlignLog2 = alignment });
        Assert.Throws<BlockDeviceException>(server.Open);
    }

    [Fact]
    public void A_session_that_the_server_ended_is_found_out()
    {
        using BlockSystem system = new(new MemoryBlockDevice(BlockCount, BlockSize));
        using var device = system.Open();
        system.OnServer(() => system.Server.EndSessionsOf(system.Device));
        Assert.True(SpinWait.SpinUntil(() => system.Server.Sessions.Count == 0, TimeSpan.FromSeconds(30)));
        var start = Stopwatch.GetTimestamp();
        Assert.Throws<BlockDeviceException>(device.Sync);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }
}
