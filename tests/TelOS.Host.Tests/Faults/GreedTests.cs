namespace TelOS.Host.Tests;

/// <summary>A component that takes all that it can get, or says all that it can say, takes and disturbs nothing of others.</summary>
public sealed class GreedTests
{
    [Theory]
    [InlineData("ram")]
    [InlineData("heap")]
    [InlineData("caps")]
    [InlineData("sessions")]
    [InlineData("descriptors")]
    public void What_one_child_exhausts_is_there_for_the_others(string what)
    {
        using var system = new FaultySystem();
        system.AddWorkers(perServer: 1);
        var glutton = system.Add(new FaultyChild("glutton", "glutton") { More = $" | what: {what}", Ram = "16M" });
        system.Configure();
        system.WaitFor($"[init -> glutton] taking {what}");

        // It may have been ended for it.
        system.WaitUntil(
            () => system.StateOf("glutton")?["state"] == "crashed" || system.Heard($"[init -> glutton] no more {what}"), $"no more {what}");
        system.WaitForAllWork();

        // And what a new component needs is there.
        system.Children[0].Version++;
        system.Configure();
        system.WaitForAllWork();
        glutton.Version++;
        system.Configure();
        system.WaitForAllWork();
    }

    [Fact]
    public void A_server_that_waits_for_its_client_forever_holds_up_nobody_else()
    {
        using var system = new FaultySystem();
        system.AddWorkers(perServer: 1);
        system.Configure();
        system.WaitForAllWork();
        var others = HostUse.ChildProcesses();
        var server = system.Add(new FaultyChild("mute", "server"));
        system.Configure();
        system.WaitUntil(() => HostUse.ChildProcesses().Count > others.Count, "a process");
        var process = HostUse.ChildProcesses().Except(others).Single();
        system.Add(new FaultyChild("gag", "gag") { Server = "mute" });
        system.Configure();
        system.WaitFor("[init -> gag] cancelled 200 of 200");

        // Whoever opens a session there waits, and only it.
        system.Add(new FaultyChild("late", "worker") { Server = "mute" });
        system.Configure();
        system.WaitForWork("north-1", "south-1");
        Assert.Equal(0, system.LapsOf("late"));

        // Its clients hear of its end, and those that wait for it meet its successor.
        Assert.Equal(0, LinuxProcesses.Signal(process, LinuxProcesses.Kill));
        system.WaitFor("[init -> gag] given up: ServerDiedException");
        system.WaitUntil(() => system.StateOf("mute")?["state"] == "crashed", "the end of the server");
        server.Version++;
        system.Configure();
        system.WaitForWork("north-1", "south-1");
    }
}
