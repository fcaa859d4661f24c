using System.Buffers.Binary;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What a component can send to its parent and to core. The host answers or drops it, keeps nothing, and goes on.</summary>
public sealed class HostileComponentTests : IDisposable
{
    private const int Rounds = 20_000;

    private readonly TestHost _test = new();
    private readonly Component _component;
    private readonly SocketPair _channel = SocketPair.Create();

    public HostileComponentTests() => _component = _test.Host.Start(
        new ComponentOptions { Name = "sleeper", Program = "/bin/sleep", Arguments = ["1000"] });

    public void Dispose()
    {
        _channel.Close();
        _test.Dispose();
    }

    [Theory]
    [InlineData("parent")]
    [InlineData("pd")]
    [InlineData("log")]
    [InlineData("rom")]
    public void Random_messages_to_core_end_nothing_and_leave_nothing_open(string service)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var rom = new RomService(_component.Config);
        using var capability = _test.Host.Core.Manage(service switch
        {
            "parent" => _component.Parent,
            "pd" => _component.Pd,
            "log" => _component.Log,
            _ => rom,
        });
        var socket = capability.Export(SocketDomain.None).Descriptor;

        // Opcode 0 of the parent is the end of the component.
        var firstOpcode = service == "parent" ? 1 : 0;
        Attack(random, socket, 2000, firstOpcode);
        Free();
        var before = OpenDescriptors();
        Attack(random, socket, Rounds, firstOpcode);
        Free();

        // What a component may keep is what its quota pays for.
        Assert.InRange(OpenDescriptors(), 0, before + (8 * (int)_component.Options.Caps));
        Assert.True(Answers(socket, 0xffff) is ReplyCode.InvalidOpcode);
        var other = _test.Host.Start(new ComponentOptions { Name = "other", Program = "/bin/sleep", Arguments = ["1000"] });
        Assert.True(other.ProcessId > 0);
    }

    [Fact]
    public void A_length_that_is_longer_than_the_message_does_not_stop_the_log()
    {
        using var capability = _test.Host.Core.Manage(_component.Log);
        var socket = capability.Export(SocketDomain.None).Descriptor;
        foreach (var length in new[] { 1UL << 20, ulong.MaxValue, 233UL })
        {
            Assert.Equal(ReplyCode.InvalidOpcode, Answers(socket, 0, length));
        }

        // "hello" and its zero.
        Assert.Equal(ReplyCode.Success, Answers(socket, 0, 6, 0x00_6f_6c_6c_65_68));
    }

    [Fact]
    public void A_badge_that_belongs_to_somebody_else_reaches_nothing()
    {
        using var pd = _test.Host.Core.Manage(_component.Pd);
        var victim = new SignalContextService(new SignalSourceService(), imprint: 4711);
        using var context = _test.Host.Core.Manage(victim);
        var badge = context.Export(SocketDomain.None).Badge;
        var socket = pd.Export(SocketDomain.None).Descriptor;
        for (ulong forged = 0; forged < 1500; forged++)
        {
            Assert.Equal(ReplyCode.Success, Submit(socket, _channel.Remote, forged));
        }

        Assert.Equal(ReplyCode.Success, Submit(socket, _channel.Remote, badge));
        Assert.Equal(0U, victim.Pending);

        // The context itself counts, whatever badge comes with it.
        Assert.Equal(ReplyCode.Success, Submit(socket, context.Export(SocketDomain.None).Descriptor, badge: 1));
        Assert.Equal(1U, victim.Pending);
    }

    [Fact]
    public void A_component_cannot_have_more_than_its_quota()
    {
        using var capability = _test.Host.Core.Manage(_component.Pd);
        using var pd = new Genode.PdClient(capability.Duplicate());
        Assert.Equal(Genode.AllocError.OutOfRam, pd.AllocRam(_component.RamQuota + 1, Genode.Cache.Cached).Error);
        Assert.Equal(Genode.AllocError.Denied, pd.AllocRam(ulong.MaxValue, Genode.Cache.Cached).Error);
        var memory = pd.AllocRam(_component.RamQuota, Genode.Cache.Cached).Value;
        Assert.Equal(Genode.AllocError.OutOfRam, pd.AllocRam(1, Genode.Cache.Cached).Error);
        Assert.Equal(_component.RamQuota, pd.RamSize(memory));
        pd.FreeRam(memory);
        Assert.Equal(0UL, _component.UsedRam);
    }

    private static int OpenDescriptors() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    private static byte[] Datagram(Random random, int firstOpcode)
    {
        var length = random.Next(12) == 0 ? random.Next(2000) : Wire.HeaderSize + (8 * random.Next(1, 30));
        var datagram = new byte[length];
        if (random.Next(3) == 0)
        {
            random.NextBytes(datagram);
        }

        if (length >= Wire.HeaderSize + 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), (ulong)random.Next(random.Next(4) == 0 ? 6 : 2));
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(16), random.Next(3) switch { 0 => Wire.InvalidBadge, 1 => Wire.DescriptorBadge, _ => (ulong)random.Next(200) });
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(Wire.HeaderSize), (ulong)random.Next(firstOpcode, 32));
            for (var item = Wire.HeaderSize + 8; item + 8 <= length; item += 8)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(item), (ulong)random.NextInt64() >> random.Next(64));
            }
        }

        return datagram;
    }

    private void Attack(Random random, DescriptorHandle socket, int rounds, int firstOpcode)
    {
        for (var round = 0; round < rounds; round++)
        {
            DescriptorHandle[] descriptors = random.Next(4) switch
            {
                0 => [_channel.Remote],
                1 => [_channel.Remote, _channel.Remote],
                2 => [_channel.Remote, socket],
                _ => [],
            };
            HostileSocket.Send(socket, Datagram(random, firstOpcode), descriptors);
            while (HostileSocket.Receive(_channel.Local, patience: 0) is not null)
            {
            }
        }

        Assert.True(Answers(socket, 0xffff) is ReplyCode.InvalidOpcode);
    }

    // What was allocated by accident, or closed.
    private void Free()
    {
        foreach (var id in _component.Parent.Sessions.Keys.ToArray())
        {
            _test.Host.Core.Invoke(() => _component.Parent.Close(new Genode.ClientSessionId { Value = id }));
        }
    }

    private long Submit(DescriptorHandle pd, DescriptorHandle context, ulong badge)
    {
        var datagram = new byte[Wire.HeaderSize + 16];
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(16), badge);
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(Wire.HeaderSize), 9);
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(Wire.HeaderSize + 8), 1);
        Assert.True(HostileSocket.Send(pd, datagram, _channel.Remote, context));
        return BinaryPrimitives.ReadInt64LittleEndian(HostileSocket.Receive(_channel.Local, 10_000));
    }

    private long Answers(DescriptorHandle socket, params ulong[] items)
    {
        var datagram = new byte[Wire.HeaderSize + (8 * items.Length)];
        for (var item = 0; item < items.Length; item++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(Wire.HeaderSize + (8 * item)), items[item]);
        }

        while (HostileSocket.Receive(_channel.Local, patience: 100) is not null)
        {
        }

        Assert.True(HostileSocket.Send(socket, datagram, _channel.Remote));
        var answer = HostileSocket.Receive(_channel.Local, 10_000);
        return answer is null ? long.MinValue : BinaryPrimitives.ReadInt64LittleEndian(answer);
    }
}
