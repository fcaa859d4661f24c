using System.Diagnostics;
using System.Globalization;
using TelOS.Idl.Testing;

namespace TelOS.Host.Tests;

/// <summary>Any process may end at any instant, and only those feel it that it served.</summary>
public sealed class KillTests
{
    private const int MaxDelayMs = 60;

    /// <summary>How many processes are killed: the variable TELOS_FAULT_KILLS, or this number, or as many as there is time for.</summary>
    private static readonly int s_kills = Number("TELOS_FAULT_KILLS") ?? 1000;

    // Without a number one does not wait for long.
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(
        Number("TELOS_FAULT_SECONDS") ?? (Number("TELOS_FAULT_KILLS") is null ? 60 : 100_000));

    private readonly HashSet<int> _killed = [];

    [Fact]
    public void Children_that_are_killed_at_any_instant_disturb_no_others_and_leave_nothing_behind()
    {
        var seed = Number("TELOS_FAULT_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"TELOS_FAULT_SEED={seed}");

        // A program that starts quickly is killed more often, and one of the usual kind is among them.
        const string Native = "workshop_native";
        using var system = new FaultySystem();
        system.System.Core.SetModuleFile(Native, NativeWorkshop());
        system.AddWorkers(binary: Native);
        system.Add(new FaultyChild("south-jit", "worker") { Server = "south" });
        system.Configure();
        system.WaitForAllWork();

        // What is made once is made when each of them was gone once.
        foreach (var _ in system.Children)
        {
            Kill(random);
        }

        system.WaitForAllWork(() => Restart(system));
        system.Quiet();
        var before = HostUse.Measure(system.System);
        var heap = HostUse.Heap;
        system.Configure();
        system.WaitForAllWork();

        var kills = 0;
        var clock = Stopwatch.StartNew();
        while (kills < s_kills && clock.Elapsed < s_duration)
        {
            Thread.Sleep(random.Next(MaxDelayMs));
            var isKilled = Kill(random);
            kills += isKilled ? 1 : 0;
            if (random.Next(3) == 0)
            {
                // Those that nobody touched work on.
                WaitForUnharmed(system);
            }

            Restart(system);
        }

        output?.WriteLine($"{kills} processes killed in {clock.Elapsed.TotalSeconds:F0} s");
        Assert.InRange(kills, 1, int.MaxValue);
        system.WaitForAllWork(() => Restart(system));
        system.Quiet();
        output?.WriteLine($"before {before}");
        output?.WriteLine($"after  {HostUse.Measure(system.System)}, {(HostUse.Heap - heap) >> 10} KiB on the heap");
        system.WaitForUse(before);
        Assert.InRange(HostUse.Heap - heap, long.MinValue, HostUse.HeapTolerance);
    }

    [Fact]
    public void A_system_that_ends_under_load_leaves_nothing_behind()
    {
        RunAndEnd();
        var before = Directory.GetFileSystemEntries("/proc/self/fd").Length;
        for (var round = 0; round < 3; round++)
        {
            RunAndEnd();
        }

        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return HostUse.ChildProcesses().Count == 0 && Directory.GetFileSystemEntries("/proc/self/fd").Length <= before;
            },
            TimeSpan.FromSeconds(30)));
    }

    private static string NativeWorkshop()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Workshop.Path)))!;
        return Path.Combine(NativePrograms.Publish(configuration, "tests/TelOS.Host.Workshop"), "workshop");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void RunAndEnd()
    {
        using var system = new FaultySystem();
        system.AddWorkers(perServer: 1);
        system.Configure();
        system.WaitForAllWork();
    }

    // One that was killed already may still be there, and does not count again.
    private bool Kill(Random random)
    {
        int[] processes = [.. HostUse.ChildProcesses().Except(_killed)];
        return processes.Length > 0
            && processes[random.Next(processes.Length)] is var process
            && LinuxProcesses.Signal(process, LinuxProcesses.Kill) == 0
            && _killed.Add(process);
    }

    private static void Restart(FaultySystem system)
    {
        var dead = Dead(system);
        foreach (var child in system.Children.Where(child => dead.Contains(child.Name)))
        {
            child.Version++;
        }

        if (dead.Count > 0)
        {
            system.Configure();
        }
    }

    private static void WaitForUnharmed(FaultySystem system)
    {
        var former = system.Children.ToDictionary(static child => child.Name, child => system.LapsOf(child.Name), StringComparer.Ordinal);
        system.WaitUntil(
            () =>
            {
                var dead = Dead(system);
                return system.Children
                    .Where(child => child.Role == "worker" && !dead.Contains(child.Name) && !dead.Contains(child.Server!))
                    .All(child => system.LapsOf(child.Name) > former[child.Name] + 1);
            },
            "work by those that were not killed");
    }

    private static HashSet<string> Dead(FaultySystem system) =>
    [
        .. system.System.Describe().ChildrenOf("child")
            .Where(static child => child["state"] == "crashed" || child.HasAttribute("exited"))
            .Select(static child => child.Name),
    ];
}
