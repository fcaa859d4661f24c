using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What a child can send to its parent, an init, and to what that gave it. It is answered or dropped, and nothing is kept.</summary>
public sealed class HostileChildTests : IDisposable
{
    /// <summary>The capabilities that a child has.</summary>
    public const int Caps = 1000;

    private readonly HostileTraffic _traffic = new();

    public void Dispose() => _traffic.Dispose();

    [Theory]
    [InlineData("parent")]
    [InlineData("PD")]
    [InlineData("CPU")]
    [InlineData("LOG")]
    [InlineData("ROM")]
    public void Random_messages_of_a_child_end_nothing_and_leave_nothing_open(string service)
    {
        using var system = new ThreadSystem();
        system.Run(env => Attack(env, service, 1000));
        var before = OpenDescriptors();
        system.Run(env => Attack(env, service, HostileTraffic.Messages));

        // The other children and init go on: there is another one.
        var quota = 0UL;
        system.Run(env => quota = env.CapQuota.Limit);
        Assert.InRange(quota, 1UL, (ulong)Caps);
        Assert.True(SpinWait.SpinUntil(() => OpenDescriptors() <= before, TimeSpan.FromSeconds(60)), $"{before} {OpenDescriptors()}");
    }

    private static int OpenDescriptors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return HostileTraffic.OpenDescriptors;
    }

    private void Attack(ParentEnv env, string service, int count)
    {
        using var target = service switch
        {
            "parent" => env.Parent.Capability.Duplicate(),
            "ROM" => env.OpenSession(new SessionRequest { Service = "ROM", Label = "config", RamQuota = 32 << 10, CapQuota = 4 }).Capability.Duplicate(),
            _ => env.Parent.SessionCap(new Genode.ClientSessionId { Value = service == "PD" ? 1UL : service == "CPU" ? 2UL : 3UL }).Value.Untyped!,
        };
        var socket = target.Export(SocketDomain.None).Descriptor;
        var before = HostileTraffic.OpenDescriptors;

        // Operation 0 of the parent is the end of the component.
        _traffic.Attack(socket, count, (service == "parent" ? 1 : 0)..32);

        // What a component may keep is what its quota pays for.
        Assert.InRange(HostileTraffic.OpenDescriptors, 0, before + (8 * Caps));
        Assert.Equal(ReplyCode.InvalidOpcode, HostileTraffic.CodeOf(_traffic.Call(socket, [0xffff])));
    }
}
