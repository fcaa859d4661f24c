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
        system.Configure();
        system.WaitForAllWork();

        // Who has the same user cannot send anything while one of them has too many descriptors on their way.
        var descriptors = HostUse.HaveOwnUsers ? "many" : "some";
        var (flooder, before, heap) = Prepare(
            system, new FaultyChild("flooder", "flooder") { Server = "north", More = $" | what: {what} | descriptors: {descriptors}" });
        Start(system, flooder);

        // The flood goes on, and so does everybody else, and whoever comes now.
        var late = system.Add(new FaultyChild("late", "worker") { Server = "north" });
        system.Configure();
        system.WaitForWork("flooder", "north-1", "south-1", "late");
        system.WaitForWork("flooder");
        End(system, before, heap, flooder, late);
    }

    [Fact]
    public void A_server_that_floods_its_clients_with_signals_disturbs_nobody_and_leaves_nothing_behind()
    {
        using var system = new FaultySystem();
        system.AddWorkers(perServer: 1);
        var (herald, before, heap) = Prepare(system, new FaultyChild("herald", "herald"));
        var listener = new FaultyChild("listener", "worker") { Server = "herald" };
        system.Add(listener);
        Start(system, herald);
        system.WaitForWork("herald", "listener", "north-1", "south-1");
        system.WaitForWork("herald");
        End(system, before, heap, herald, listener);
    }

    [Fact]
    public void A_child_that_leaves_all_its_descriptors_on_their_way_keeps_nobody_else_from_calling()
    {
        using var system = new FaultySystem();
        system.AddWorkers(perServer: 1);
        system.Configure();
        system.WaitForAllWork();
        system.Quiet();
        var before = HostUse.Measure(system.System);
        var keeper = system.Add(new FaultyChild("keeper", "flooder") { More = " | what: nobody" });
        system.Configure();
        system.WaitFor("[init -> keeper] keeping");
        if (HostUse.HaveOwnUsers)
        {
            system.WaitForAllWork();
        }

        // Else its siblings wait until it is gone; core and init do not.
        Assert.False(system.Heard("[init -> keeper] calling"));
        system.Remove(keeper);
        system.Configure();
        system.WaitForAllWork();
        system.Quiet();
        system.WaitForUse(before);
    }

    // Everything that is made once is made when the child was there once.
    private static (FaultyChild Child, HostUse Before, long Heap) Prepare(FaultySystem system, FaultyChild child)
    {
        system.Configure();
        system.WaitForAllWork();
        Start(system, child);
        system.Remove(child);
        system.Configure();
        system.Quiet();
        return (child, HostUse.Measure(system.System), HostUse.Heap);
    }

    private static void Start(FaultySystem system, FaultyChild child)
    {
        system.Add(child);
        system.Configure();
        system.WaitForWork(child.Role == "flooder" ? [child.Name, "north-1"] : ["north-1"]);
    }

    private static void End(FaultySystem system, HostUse before, long heap, params FaultyChild[] children)
    {
        foreach (var child in children)
        {
            system.Remove(child);
        }

        system.Configure();
        system.WaitForAllWork();
        system.Quiet();
        system.WaitForUse(before);
        Assert.InRange(HostUse.Heap - heap, long.MinValue, HostUse.HeapTolerance);
    }
}
