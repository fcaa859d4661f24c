namespace TelOS.Host.Tests;

/// <summary>A component that sends without end, reads no answer and names reply channels that are none holds up nobody but itself.</summary>
public sealed class FloodTests
{
    [Theory]
    [InlineData("parent")]
    [InlineData("PD")]
    [InlineData("CPU")]
    [InlineData("ROM")]
    [InlineData("LOG")]
    [InlineData("RM")]
    [InlineData("Timer")]
    [InlineData("Telos_workshop")]
    public void A_child_that_floods_others_with_requests_disturbs_nobody_and_leaves_nothing_behind(string what)
    {
        using var system = new FaultySystem();
        system.AddWorkers(perServer: 1);
        var (flooder, before) = Prepare(system, new FaultyChild("flooder", "flooder") { Server = "north", More = $" | what: {what}" });
        Start(system, flooder);

        // The flood goes on, and so does everybody else, and whoever comes now.
        var late = system.Add(new FaultyChild("late", "worker") { Server = "north" });
        system.Configure();
        system.WaitForWork("flooder", "north-1", "south-1", "late");
        system.WaitForWork("flooder");
        End(system, before, flooder, late);
    }

    [Fact]
    public void A_server_that_floods_its_clients_with_signals_disturbs_nobody_and_leaves_nothing_behind()
    {
        using var system = new FaultySystem();
        system.AddWorkers(perServer: 1);
        var (herald, before) = Prepare(system, new FaultyChild("herald", "herald"));
        var listener = new FaultyChild("listener", "worker") { Server = "herald" };
        system.Add(listener);
        Start(system, herald);
        system.WaitForWork("herald", "listener", "north-1", "south-1");
        system.WaitForWork("herald");
        End(system, before, herald, listener);
    }

    // Everything that is made once is made when the child was there once.
    private static (FaultyChild Child, HostUse Before) Prepare(FaultySystem system, FaultyChild child)
    {
        system.Configure();
        system.WaitForAllWork();
        Start(system, child);
        system.Remove(child);
        system.Configure();
        system.Quiet();
        return (child, HostUse.Measure(system.System));
    }

    private static void Start(FaultySystem system, FaultyChild child)
    {
        system.Add(child);
        system.Configure();
        system.WaitForWork(child.Role == "flooder" ? [child.Name, "north-1"] : ["north-1"]);
    }

    private static void End(FaultySystem system, HostUse before, params FaultyChild[] children)
    {
        foreach (var child in children)
        {
            system.Remove(child);
        }

        system.Configure();
        system.WaitForAllWork();
        system.Quiet();
        system.WaitForUse(before);
    }
}
