using System.Globalization;
using TelOS.Host.Testing;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What a process gets, and what becomes of it.</summary>
public sealed class ProcessTests
{
    private const string Sleep = "exec /bin/sleep 1000";

    private static readonly string[] s_descriptors = ["0", "1", "100", "2"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_process_has_its_parent_and_the_standard_descriptors_and_nothing_else()
    {
        // Somebody in the host's process was careless.
        using var leaked = new DescriptorHandle(LinuxMemory.CreateMemory("leaked", flags: 0));
        using var test = new TestCore();
        var sleeper = test.StartScript("sleeper", Sleep);
        string[] seen = [];
        Assert.True(
            SpinWait.SpinUntil(
                () => (seen = Descriptors(sleeper.ProcessId)).SequenceEqual(s_descriptors, StringComparer.Ordinal),
                TimeSpan.FromSeconds(60)),
            string.Join(" ", seen));
    }

    [Fact]
    public async Task A_component_has_its_quota_and_its_memory()
    {
        using var test = new ComposedSystem();
        test.Start(Role("sleeper", "sleeper"));
        await test.WaitForAsync("[init -> sleeper] allocated 102400", Stop);
        Assert.Contains(test.Lines, static line => line.StartsWith("[init -> sleeper] ram 6", StringComparison.Ordinal));
        var ram = test.StateOf("sleeper")!.Child("ram")!;
        Assert.InRange(ram.GetBytes("used", 0), 102_400UL, 200_000UL);
        Assert.Equal(64UL << 20, ram.GetBytes("assigned", 0));
    }

    [Fact]
    public async Task The_end_of_a_process_is_seen_at_once_whatever_its_reason()
    {
        using var test = new TestCore();
        var killed = test.StartScript("killed", Sleep);
        killed.Kill();
        Assert.Equal(new ComponentExit(null, null, 9), await test.WaitForExitAsync(killed));
        var failed = test.StartScript("failed", "exit 7");
        Assert.Equal(new ComponentExit(null, 7, null), await test.WaitForExitAsync(failed));

        // Its name is free again.
        var again = test.StartScript("failed", "exit 0");
        Assert.Equal(new ComponentExit(null, 0, null), await test.WaitForExitAsync(again));
    }

    [Fact]
    public void What_cannot_be_started_is_an_error()
    {
        using var test = new TestCore();
        Assert.Contains(
            "/nothing/here", Assert.ThrowsAny<IOException>(() => test.Core.SetModuleFile("x", "/nothing/here")).Message, StringComparison.Ordinal);
        var parent = test.Core.CreateParent("x", 64 << 20, 1000);
        Assert.Contains("'nothing'", Assert.ThrowsAny<IOException>(() => parent.Start("nothing")).Message, StringComparison.Ordinal);

        // It is not the end of its parent.
        test.Core.SetModuleFile("sleeper", Workshop.Path);
        parent.SetModule("config", "config | role: sleeper\n-\n"u8);
        parent.Start("sleeper");
        test.WaitFor("[x] allocated");
    }

    [Fact]
    public async Task Calls_to_a_server_that_is_killed_end_at_once()
    {
        using var test = new ComposedSystem();
        var server = await StartServerAsync(test);
        test.Start(Role("waiter", "waiter"));
        await test.WaitForAsync("[init -> waiter] calling", Stop);

        // Stopped, the server has both calls in its queue when it dies.
        LinuxProcesses.Signal(server, signal: 19);
        await Task.Delay(300, Stop);
        LinuxProcesses.Signal(server, LinuxProcesses.Kill);
        await test.WaitForAsync("[init -> waiter] blocking: ServerDiedException", Stop);
        await test.WaitForAsync("[init -> waiter] awaiting: ServerDiedException", Stop);
        await test.WaitForAsync("[init -> waiter] later: ServerDiedException", Stop);
        Assert.Equal(0, await test.WaitForExitAsync("waiter", Stop));
    }

    [Fact]
    public async Task A_client_that_is_killed_leaves_nothing_at_its_server()
    {
        using var test = new ComposedSystem();
        var server = await StartServerAsync(test);
        var quota = Quota();
        await RoundAsync(0);
        await test.WaitUntilAsync(() => Quota() == quota, "the quota of the first client", Stop);
        var descriptors = Descriptors(server).Length;
        for (var round = 1; round < 4; round++)
        {
            await RoundAsync(round);
        }

        // A runtime opens a descriptor of its own now and then.
        await test.WaitUntilAsync(
            () => Quota() == quota && Descriptors(server).Length <= descriptors + 2,
            $"{quota} and {descriptors} descriptors instead of {Quota()} and {Descriptors(server).Length}",
            Stop);

        (string? Ram, string? Caps) Quota() => (test.StateOf("server")!.Child("ram")!["quota"], test.StateOf("server")!.Child("caps")!["quota"]);

        async Task RoundAsync(int round)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"waiter{round}");
            test.Start(Role(name, "waiter"));
            await test.WaitForAsync($"[init -> {name}] calling", Stop);
            LinuxProcesses.Signal(ComposedSystem.ProcessesOf(name).Single(), LinuxProcesses.Kill);
            Assert.Null(await test.WaitForExitAsync(name, Stop));
            test.Remove(name);
        }
    }

    [Fact]
    public async Task A_client_waits_for_a_server_that_is_slow_and_is_told_when_it_never_comes()
    {
        using var scripts = new TestScripts();
        using var test = new ComposedSystem();
        test.Start(
            new SystemChild { Name = "server", Program = scripts.Add("silent", Sleep), Provides = ["Telos_workshop"] },
            Role("waiter", "waiter"));
        await Task.Delay(500, Stop);
        Assert.False(test.StateOf("waiter")!.HasAttribute("exited"));
        Assert.False(test.StateOf("waiter")!.HasAttribute("state"));
        test.Remove("server");
        Assert.Null(await test.WaitForExitAsync("waiter", Stop));
        Assert.DoesNotContain(test.Lines, static line => line.Contains("calling", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_configuration_that_changes_is_read_again()
    {
        using var test = new ComposedSystem();
        var watcher = Role("watcher", "watcher");
        test.Start(watcher with { Config = static config => config.Attribute("role", "watcher").Attribute("word", "first") });
        await test.WaitForAsync("[init -> watcher] word first", Stop);
        test.Change(watcher with { Config = static config => config.Attribute("word", "second") });
        await test.WaitForAsync("[init -> watcher] word second", Stop);
        test.Change(watcher with { Config = static config => Fill(config.Attribute("word", "third")) });
        await test.WaitForAsync("[init -> watcher] word third", Stop);
    }

    private static void Fill(NodeWriter config)
    {
        for (var i = 0; i < 2000; i++)
        {
            config.Node("filler");
        }
    }

    private static SystemChild Role(string name, string role, params string[] provides) => new()
    {
        Name = name,
        Program = Workshop.Path,
        Config = config => config.Attribute("role", role).Node("default-policy"),
        Provides = provides,
    };

    private static async Task<int> StartServerAsync(ComposedSystem test)
    {
        test.Start(Role("server", "server", "Telos_workshop", "Telos_archive"));
        await test.WaitForAsync("[init -> server] serving", Stop);
        return ComposedSystem.ProcessesOf("server").Single();
    }

    private static string[] Descriptors(int pid)
    {
        string[] names = [.. Directory.GetFileSystemEntries($"/proc/{pid}/fd").Select(static path => Path.GetFileName(path)!)];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
