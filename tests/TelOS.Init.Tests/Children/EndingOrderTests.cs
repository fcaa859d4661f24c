using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>Children that end together: each has a session of its own at the test, which sees in which order these are closed.</summary>
public sealed class EndingOrderTests
{
    // A client of the disk, begun before it, and a client of that one, begun between them.
    private const string Chain = """
        + start store
          + binary child
          + provides | + service Foo
          + config | uses: Foo | serves: yes
          + route
            + service Foo | + child disk
            + service Own | + local
            + any-service | + parent
        + start last
          + binary child
          + config | uses: Foo
          + route
            + service Foo | + child store
            + service Own | + local
            + any-service | + parent
        + start disk
          + binary child
          + provides | + service Foo
          + config | serves: yes
          + route
            + service Own | + local
            + any-service | + parent
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Clients_end_before_their_servers_whatever_the_order_of_their_beginnings(bool isReconfigured)
    {
        using var service = new LocalService();
        using (var system = new SandboxSystem())
        {
            Start(system, service, Chain);
            system.WaitUntil(() => service.Labels.Count == 3);
            if (isReconfigured)
            {
                system.Apply("");
                Assert.Equal(["last -> own", "store -> own", "disk -> own"], service.ClosedLabels);
            }
        }

        Assert.Equal(["last -> own", "store -> own", "disk -> own"], service.ClosedLabels);
    }

    [Fact]
    public void Of_children_without_sessions_among_them_the_one_that_began_last_ends_first()
    {
        using var service = new LocalService();
        using (var system = new SandboxSystem())
        {
            Start(system, service, string.Concat(new[] { "a", "b", "c" }.Select(static name =>
                $"+ start {name}\n  + binary child\n  + config\n  + route\n    + service Own | + local\n    + any-service | + parent\n")));
            system.WaitUntil(() => service.Labels.Count == 3);
        }

        Assert.Equal(["c -> own", "b -> own", "a -> own"], service.ClosedLabels);
    }

    private static void Start(SandboxSystem system, LocalService service, string children)
    {
        system.Invoke(sandbox => sandbox.AddLocalService("Own", service));
        system.SetProgram("child", static env =>
        {
            using var config = env.OpenRom("config");
            var content = config.ReadNode()!;
            using var server = content.GetBoolean("serves") ? new AnyServer(env) : null;
            using var used = content["uses"] is { } name ? env.OpenSession(new SessionRequest { Service = name, RamQuota = 64 << 10, CapQuota = 4 }) : null;
            using var own = env.OpenSession(new SessionRequest { Service = "Own", Label = "own", RamQuota = 8192, CapQuota = 4 });
            env.ParentGone.Wait();
            return 0;
        });
        system.Apply(children);
    }
}
