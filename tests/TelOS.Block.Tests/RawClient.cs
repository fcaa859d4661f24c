using System.Diagnostics;
using Genode;
using Genode.Block;
using TelOS.Runtime;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>A client that fills its packets as it likes, and sees all that comes back.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Entrypoint _entrypoint = new("raw client");
    private readonly SemaphoreSlim _progress = new(0);
    private readonly Connection _connection;

    public RawClient(Env env, ulong bufferSize, string label)
    {
        _connection = env.OpenSession(new SessionRequest
        {
            Service = "Block",
            Label = label,
            RamQuota = bufferSize + (16 * 1024),
            CapQuota = 5,
            Arguments = new BlockArguments { TxBufSize = bufferSize }.Format(),
        });
        Session = new BlockClient(_connection.Capability.Duplicate());
        Source = PacketSource<BlockPacket>.Open(Session.TxCap().Untyped!, ServedSession.Layout, _entrypoint, () => _progress.Release());
    }

    public BlockClient Session { get; }

    public PacketSource<BlockPacket> Source { get; }

    public PacketContent Allocate(int size)
    {
        Assert.True(Source.TryAllocate(size, 4096, out var content));
        return content;
    }

    public static BlockPacket Packet(BlockOperation operation, ulong block, ulong count, PacketContent content = default, ulong tag = 1) => new()
    {
        Payload = new PacketDescriptor { Offset = content.Offset, Size = content.Size },
        Operation = operation,
        Tag = tag,
        BlockNumber = block,
        BlockCount = count,
    };

    public void Submit(params ReadOnlySpan<BlockPacket> packets)
    {
        foreach (var packet in packets)
        {
            Assert.True(Source.TrySubmit(packet));
        }

        Source.Wakeup();
    }

    /// <summary>The next packet that comes back.</summary>
    public BlockPacket Take()
    {
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            if (Source.TryTakeAcknowledged(out var packet))
            {
                Source.Wakeup();
                return packet;
            }

            Assert.False(Source.IsCorrupt);
            Assert.True(Stopwatch.GetElapsedTime(start) < s_patience, "Nothing came back.");
            _progress.Wait(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends one, and takes what comes back.</summary>
    public BlockPacket Ask(in BlockPacket packet)
    {
        Submit(packet);
        return Take();
    }

    public void Dispose()
    {
        Source.Dispose();
        Session.Dispose();
        _connection.Dispose();
        _entrypoint.Dispose();
        _progress.Dispose();
    }
}
