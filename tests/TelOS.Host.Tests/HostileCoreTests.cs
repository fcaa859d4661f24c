using System.Text;
using Genode;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What a component can send to the services of core. Core answers or drops it, keeps nothing that is not paid for, and goes on.</summary>
public sealed class HostileCoreTests : IDisposable
{
    private const ulong Ram = 16 << 20;
    private const ulong Caps = 500;

    private readonly TestCore _test = new();
    private readonly TestInit _init;
    private readonly HostileTraffic _traffic = new();
    private readonly List<Capability> _capabilities = [];

    public HostileCoreTests()
    {
        _test.Core.SetModule("child", "content"u8);
        _init = new TestInit(_test.Core, Ram, Caps);
    }

    public void Dispose()
    {
        _capabilities.ForEach(static capability => capability.Dispose());
        _traffic.Dispose();
        _init.Dispose();
        _test.Dispose();
    }

    [Theory]
    [InlineData("parent", 18)]
    [InlineData("PD", 29)]
    [InlineData("native PD", 2)]
    [InlineData("address space", 6)]
    [InlineData("signal source", 2)]
    [InlineData("signal context", 2)]
    [InlineData("CPU", 7)]
    [InlineData("thread", 13)]
    [InlineData("native CPU", 2)]
    [InlineData("ROM", 4)]
    [InlineData("LOG", 2)]
    [InlineData("Timer", 6)]
    [InlineData("RM", 3)]
    public void Random_messages_end_nothing_and_leave_nothing_behind(string service, int operations)
    {
        using var pd = new PdClient(_init.Open("PD").Session);
        using var account = new Capability<IPdAccount>(_init.Pd.Capability.Duplicate());
        Assert.Equal(PdRefAccountResult.Ok, pd.RefAccount(account));
        using var cpu = new CpuClient(_init.Open("CPU").Session);
        using var source = pd.SignalSource().Value;
        using var context = pd.AllocContext(default, new PdImprint { Value = 1 }).Value;
        using var memory = pd.AllocRam(4096, Cache.Cached).Value;
        using var thread = cpu.CreateThread(new Capability<IPd>(pd.Capability), "thread", default, 0).Value;
        Capability target = service switch
        {
            "parent" => _init.Parent.Capability,
            "PD" => pd.Capability,
            "native PD" => Keep(pd.NativePd().Untyped!),
            "address space" => Keep(pd.AddressSpace().Untyped!),
            "signal source" => source.Untyped!,
            "signal context" => context.Untyped!,
            "CPU" => cpu.Capability,
            "thread" => thread.Untyped!,
            "native CPU" => Keep(cpu.NativeCpu().Untyped!),
            _ => Keep(_init.Open(service).Session),
        };
        var socket = SocketOf(target);
        DescriptorHandle[] others = [SocketOf(pd.Capability), SocketOf(cpu.Capability), SocketOf(context.Untyped!), SocketOf(memory.Untyped!), SocketOf(thread.Untyped!)];
        _traffic.Attack(socket, 1000, ..operations, others);
        var before = HostileTraffic.OpenDescriptors;
        _traffic.Attack(socket, ..operations, others);

        // What a component may keep is what its quota pays for.
        Assert.InRange(HostileTraffic.OpenDescriptors, 0, before + (8 * (int)Caps));
        Assert.Equal(ReplyCode.InvalidOpcode, HostileTraffic.CodeOf(_traffic.Call(socket, [0xffff])));
        Assert.DoesNotContain(_test.Lines, static line => line.Contains("Exception", StringComparison.Ordinal));
        _test.Core.Entrypoint.Invoke(_init.Account.Close);
        Assert.Equal((Ram, Caps), (_init.Account.Ram.Limit, _init.Account.Caps.Limit));
        Assert.Equal((0UL, 0UL), (_init.Account.Ram.Used, _init.Account.Caps.Used));

        // Others go on.
        using var other = new TestInit(_test.Core);
        Assert.True(other.Open("PD").Id > 0);
    }

    [Fact]
    public void A_length_that_is_longer_than_the_message_is_refused_by_everybody()
    {
        var log = SocketOf(Keep(_init.Open("LOG").Session));
        var parent = SocketOf(_init.Parent.Capability);
        foreach (var length in new[] { 1UL << 20, ulong.MaxValue, 1UL << 63, 1017UL })
        {
            Assert.Equal(ReplyCode.InvalidOpcode, HostileTraffic.CodeOf(_traffic.Call(log, [0, length])));
            Assert.Equal(ReplyCode.InvalidOpcode, HostileTraffic.CodeOf(_traffic.Call(parent, [1, length])));
            Assert.Equal(ReplyCode.InvalidOpcode, HostileTraffic.CodeOf(_traffic.Call(parent, [3, 200, length])));
            Assert.Equal(ReplyCode.InvalidOpcode, HostileTraffic.CodeOf(_traffic.Call(parent, [3, 200, 4, 0x4d4f52, length, 0, 0])));
            Assert.Equal(ReplyCode.InvalidOpcode, HostileTraffic.CodeOf(_traffic.Call(parent, [5, 200, length])));
        }

        // "hello" and its zero.
        Assert.Equal(ReplyCode.Success, HostileTraffic.CodeOf(_traffic.Call(log, [0, 6, 0x00_6f_6c_6c_65_68])));
    }

    [Fact]
    public void A_badge_opens_nothing_whatever_it_names()
    {
        var (_, pd) = _init.Open("PD");
        Keep(pd);
        var (_, rm) = _init.Open("RM");
        Keep(rm);
        var (_, cpu) = _init.Open("CPU");
        Keep(cpu);
        var own = SocketOf(_init.Pd.Capability);
        for (ulong badge = 0; badge < 300; badge++)
        {
            var forged = (_traffic.Channel, badge);

            // transfer to it, refer to it, its size as RAM, a thread in it
            Assert.Equal((ulong)TransferResult.Invalid, HostileTraffic.ItemOf(_traffic.Call(own, [0, 4096], forged)));
            Assert.Equal((ulong)TransferResult.Invalid, HostileTraffic.ItemOf(_traffic.Call(own, [1, 1], forged)));
            Assert.Equal((ulong)PdRefAccountResult.InvalidSession, HostileTraffic.ItemOf(_traffic.Call(SocketOf(pd), [15], forged)));
            Assert.Equal(0UL, HostileTraffic.ItemOf(_traffic.Call(own, [19], forged)));
            Assert.Equal(ReplyCode.Success, HostileTraffic.CodeOf(_traffic.Call(SocketOf(rm), [1], forged)));
            Assert.Equal(ReplyCode.Success, HostileTraffic.CodeOf(_traffic.Call(SocketOf(cpu), [1], forged)));
            Assert.Equal(ReplyCode.Success, HostileTraffic.CodeOf(_traffic.Call(own, [9, 1], forged)));
        }

        Assert.DoesNotContain(_test.Lines, static line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public void A_component_cannot_have_more_objects_than_its_quota_pays_for()
    {
        using var pd = new PdClient(_init.Open("PD", caps: 20).Session);
        var contexts = 0;
        while (pd.AllocContext(default, default).TryGetValue(out var context, out var error) || Refused(error))
        {
            Keep(context.Untyped!);
            Assert.InRange(++contexts, 1, 20);
        }

        using var cpu = new CpuClient(_init.Open("CPU", caps: 20).Session);
        var threads = 0;
        while (cpu.CreateThread(new Capability<IPd>(_init.Pd.Capability), "x", default, 0).TryGetValue(out var thread, out var error) || Refused(error))
        {
            Keep(thread.Untyped!);
            Assert.InRange(++threads, 1, 20);
        }

        static bool Refused(AllocError error)
        {
            Assert.Equal(AllocError.OutOfCaps, error);
            return false;
        }
    }

    [Fact]
    public void A_signal_context_is_reached_by_itself_and_not_by_its_badge()
    {
        var victim = new SignalContextService(new SignalSourceService(), imprint: 4711);
        using var context = _test.Core.Entrypoint.Manage(victim);
        var badge = context.Export(SocketDomain.None).Badge;
        var pd = SocketOf(_init.Pd.Capability);
        for (ulong forged = 0; forged < 1500; forged++)
        {
            Assert.Equal(ReplyCode.Success, Submit(_traffic.Channel, forged));
        }

        Assert.Equal(ReplyCode.Success, Submit(_traffic.Channel, badge));
        Assert.Equal(0U, victim.Pending);

        // The context itself counts, whatever badge comes with it.
        Assert.Equal(ReplyCode.Success, Submit(SocketOf(context), badge: 1));
        Assert.Equal(1U, victim.Pending);

        long Submit(DescriptorHandle context, ulong badge) => HostileTraffic.CodeOf(_traffic.Call(pd, [9, 1], (context, badge)));
    }

    [Fact]
    public void A_component_cannot_have_more_memory_than_its_quota()
    {
        var used = _init.Account.Ram.Used;
        var free = _init.Account.Ram.Limit - used;
        Assert.Equal(AllocError.OutOfRam, _init.Pd.AllocRam(free + 1, Cache.Cached).Error);
        Assert.Equal(AllocError.Denied, _init.Pd.AllocRam(ulong.MaxValue, Cache.Cached).Error);
        var memory = _init.Pd.AllocRam(free, Cache.Cached).Value;
        Assert.Equal(AllocError.OutOfRam, _init.Pd.AllocRam(1, Cache.Cached).Error);
        Assert.Equal(free, _init.Pd.RamSize(memory));
        _init.Pd.FreeRam(memory);
        Assert.Equal(used, _init.Account.Ram.Used);
    }

    [Fact]
    public void A_client_that_never_reads_its_answers_stops_nobody()
    {
        var log = SocketOf(Keep(_init.Open("LOG").Session));
        var message = new byte[Wire.HeaderSize + 24];
        message[Wire.HeaderSize + 8] = 4;
        Encoding.UTF8.GetBytes("abc").CopyTo(message, Wire.HeaderSize + 16);
        for (var round = 0; round < 1000; round++)
        {
            Assert.True(HostileSocket.Send(log, message, _traffic.Channel));
        }

        using var other = new TestInit(_test.Core);
        Assert.True(other.Open("PD").Id > 0);
    }

    private static DescriptorHandle SocketOf(Capability capability) => capability.Export(SocketDomain.None).Descriptor;

    private Capability Keep(Capability capability)
    {
        _capabilities.Add(capability);
        return capability;
    }
}
