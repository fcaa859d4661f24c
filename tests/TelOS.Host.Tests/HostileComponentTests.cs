using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What a component can send to its parent and to core. The host answers or drops it, keeps nothing, and goes on.</summary>
public sealed class HostileComponentTests : IDisposable
{
    private readonly TestHost _test = new();
    private readonly Component _component;
    private readonly HostileTraffic _traffic = new();

    public HostileComponentTests() => _component = _test.Host.Start(
        new ComponentOptions { Name = "sleeper", Program = "/bin/sleep", Arguments = ["1000"] });

    public void Dispose()
    {
        _traffic.Dispose();
        _test.Dispose();
    }

    [Theory]
    [InlineData("parent")]
    [InlineData("pd")]
    [InlineData("log")]
    [InlineData("rom")]
    public void Random_messages_to_core_end_nothing_and_leave_nothing_open(string service)
    {
        using var rom = new RomService(_component.Config);
        using var capability = _test.Host.Core.Manage(service switch
        {
            "parent" => _component.Parent,
            "pd" => _component.Pd,
            "log" => _component.Log,
            _ => rom,
        });
        var socket = capability.Export(SocketDomain.None).Descriptor;

        // Operation 0 of the parent is the end of the component.
        var operations = (service == "parent" ? 1 : 0)..32;
        _traffic.Attack(socket, 1000, operations);
        Free();
        var before = HostileTraffic.OpenDescriptors;
        _traffic.Attack(socket, HostileTraffic.Messages, operations);
        Free();

        // What a component may keep is what its quota pays for.
        Assert.InRange(HostileTraffic.OpenDescriptors, 0, before + (8 * (int)_component.Options.Caps));
        Assert.Equal(ReplyCode.InvalidOpcode, Answers(socket, 0xffff));
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
            Assert.Equal(ReplyCode.Success, Submit(socket, _traffic.Channel, forged));
        }

        Assert.Equal(ReplyCode.Success, Submit(socket, _traffic.Channel, badge));
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

    // What was allocated by accident, or closed.
    private void Free()
    {
        foreach (var id in _component.Parent.Sessions.Keys.ToArray())
        {
            _test.Host.Core.Invoke(() => _component.Parent.Close(new Genode.ClientSessionId { Value = id }));
        }
    }

    private long Submit(DescriptorHandle pd, DescriptorHandle context, ulong badge) =>
        HostileTraffic.CodeOf(_traffic.Call(pd, [9, 1], (context, badge)));

    private long Answers(DescriptorHandle socket, params ulong[] items) => HostileTraffic.CodeOf(_traffic.Call(socket, items));
}
