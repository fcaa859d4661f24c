using System.Globalization;
using System.Text;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What a process gets, and what becomes of it.</summary>
public sealed class ProcessTests
{
    private static readonly string[] s_descriptors = ["0", "1", "100", "2"];

    [Fact]
    public void A_process_has_its_parent_and_the_standard_descriptors_and_nothing_else()
    {
        // Somebody in the host's process was careless.
        using var leaked = new DescriptorHandle(LinuxMemory.CreateMemory("leaked", flags: 0));
        using var test = new TestHost();
        var sleeper = test.Host.Start(new ComponentOptions { Name = "sleeper", Program = "/bin/sleep", Arguments = ["1000"] });
        string[] seen = [];
        Assert.True(
            SpinWait.SpinUntil(
                () => (seen = Descriptors(sleeper.ProcessId)).SequenceEqual(s_descriptors, StringComparer.Ordinal),
                TimeSpan.FromSeconds(10)),
            string.Join(" ", seen));
    }

    [Fact]
    public async Task A_component_has_its_quota_and_its_memory()
    {
        using var test = new TestHost();
        var sleeper = test.Start("sleeper", "sleeper");
        await test.WaitForAsync("[sleeper] allocated 102400");
        Assert.Contains(test.Lines, static line => line.StartsWith("[sleeper] ram 6", StringComparison.Ordinal));
        Assert.Equal(102_400UL, sleeper.UsedRam);
    }

    [Fact]
    public async Task The_end_of_a_process_is_seen_at_once_whatever_its_reason()
    {
        using var test = new TestHost();
        var killed = test.Host.Start(new ComponentOptions { Name = "killed", Program = "/bin/sleep", Arguments = ["1000"] });
        killed.Kill();
        Assert.Equal(new ComponentExit(null, null, 9), await test.WaitForExitAsync(killed));
        var failed = test.Host.Start(new ComponentOptions { Name = "failed", Program = "/bin/sh", Arguments = ["-c", "exit 7"] });
        Assert.Equal(new ComponentExit(null, 7, null), await test.WaitForExitAsync(failed));

        // Its name is free again.
        var again = test.Host.Start(new ComponentOptions { Name = "failed", Program = "/bin/sh", Arguments = ["-c", "exit 0"] });
        Assert.Equal(new ComponentExit(null, 0, null), await test.WaitForExitAsync(again));
    }

    [Fact]
    public void What_cannot_be_started_is_an_error()
    {
        using var test = new TestHost();
        var error = Assert.ThrowsAny<IOException>(
            () => test.Host.Start(new ComponentOptions { Name = "x", Program = "/nothing/here" }));
        Assert.Contains("/nothing/here", error.Message, StringComparison.Ordinal);
        test.Host.Start(new ComponentOptions { Name = "x", Program = "/bin/sleep", Arguments = ["1000"] });
        Assert.Throws<ArgumentException>(() => test.Host.Start(new ComponentOptions { Name = "x", Program = "/bin/sleep" }));
    }

    [Fact]
    public async Task Calls_to_a_server_that_is_killed_end_at_once()
    {
        using var test = new TestHost();
        var server = test.Start("server", "server", "Telos_workshop");
        var waiter = test.Start("waiter", "waiter");
        await test.WaitForAsync("[waiter] calling");

        // Stopped, the server has both calls in its queue when it dies.
        LinuxProcesses.Signal(server.ProcessId, signal: 19);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        server.Kill();
        await test.WaitForAsync("[waiter] blocking: ServerDiedException");
        await test.WaitForAsync("[waiter] awaiting: ServerDiedException");
        await test.WaitForAsync("[waiter] later: ServerDiedException");
        Assert.Equal(0, (await test.WaitForExitAsync(waiter)).Value);
    }

    [Fact]
    public async Task A_client_that_is_killed_leaves_nothing_at_its_server()
    {
        using var test = new TestHost();
        var server = test.Start("server", "server", "Telos_workshop");
        await test.WaitForAsync("[server] serving");
        var ram = server.RamQuota;
        await Round(0);
        Assert.True(SpinWait.SpinUntil(() => server.RamQuota == ram, TimeSpan.FromSeconds(10)));
        var descriptors = Descriptors(server.ProcessId).Length;
        for (var round = 1; round < 4; round++)
        {
            await Round(round);
        }

        // A runtime opens a descriptor of its own now and then.
        Assert.True(
            SpinWait.SpinUntil(
                () => server.RamQuota == ram && Descriptors(server.ProcessId).Length <= descriptors + 2,
                TimeSpan.FromSeconds(10)),
            $"{ram} {server.RamQuota} {descriptors} {Descriptors(server.ProcessId).Length}");

        async Task Round(int round)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"waiter{round}");
            var client = test.Start(name, "waiter");
            await test.WaitForAsync($"[{name}] calling");
            client.Kill();
            await test.WaitForExitAsync(client);
        }
    }

    [Fact]
    public async Task A_client_waits_for_a_server_that_is_slow_and_is_told_when_it_never_comes()
    {
        using var test = new TestHost();
        var silent = test.Host.Start(new ComponentOptions
        {
            Name = "silent",
            Program = "/bin/sleep",
            Arguments = ["1000"],
            Provides = ["Telos_workshop"],
        });
        var client = test.Start("waiter", "waiter");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(client.Exited.IsCompleted);
        silent.Kill();
        var exit = await test.WaitForExitAsync(client);
        Assert.Null(exit.Value);
        Assert.NotEqual(0, exit.Status);
    }

    [Fact]
    public async Task A_configuration_that_changes_is_read_again()
    {
        using var test = new TestHost();
        var watcher = test.Host.Start(new ComponentOptions
        {
            Name = "watcher",
            Program = TestHost.Workshop,
            Arguments = ["watcher"],
            Config = "config | word: first\n-\n",
        });
        await test.WaitForAsync("[watcher] word first");
        watcher.SetConfig("config | word: second\n-\n");
        await test.WaitForAsync("[watcher] word second");
        watcher.SetConfig($"config | word: third\n{new StringBuilder().Insert(0, "+ filler\n", 2000)}-\n");
        await test.WaitForAsync("[watcher] word third");
    }

    private static string[] Descriptors(int pid)
    {
        string[] names = [.. Directory.GetFileSystemEntries($"/proc/{pid}/fd").Select(static path => Path.GetFileName(path)!)];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
