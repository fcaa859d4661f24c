namespace TelOS.Persistence.Tests;

/// <summary>The component as a process, with a block device and clients that are processes.</summary>
public sealed class ComponentTests
{
    [Fact]
    public async Task When_its_block_device_dies_it_leaves_and_started_again_it_has_all_that_was_acknowledged()
    {
        using PersistenceSystem system = new();
        system.StartCounting("client");
        await system.WaitForCommitsAsync("client", 20);

        await system.SignalAsync("disk", "KILL");
        Assert.Equal(2, await system.WaitForExitAsync("keeper"));
        await system.WaitForAsync("[init -> keeper] Error: the server of the block device is gone: leaving with exit value 2.");
        await system.WaitForAsync("health: device_lost");
        ulong before = system.Committed("client");
        system.RestartDisk();
        system.RestartKeeper();

        await system.WaitForCommitsAsync("client", 20);
        Assert.InRange(system.Numbers("client", "found")[^1], before, before + 1);
        await system.WaitForAsync("[init -> keeper] recovering the log: ");
        Assert.DoesNotContain(system.Lines, static line => line.Contains("Half of a commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_is_stopped_or_killed_among_its_commits_disturbs_nobody()
    {
        using PersistenceSystem system = new();
        system.StartCounting("victim");
        await system.WaitForCommitsAsync("victim", 10);
        await system.SignalAsync("victim", "STOP");
        system.StartCounting("client");
        await system.WaitForCommitsAsync("client", 20);
        Assert.DoesNotContain(system.Lines, static line => line.StartsWith("[init -> client] refused: ", StringComparison.Ordinal) && !line.EndsWith("Conflict", StringComparison.Ordinal));

        await system.SignalAsync("victim", "KILL");
        await system.WaitForExitAsync("victim");
        system.Remove("victim");
        await system.WaitForCommitsAsync("client", 20);
        int said = system.Lines.Count;
        await system.WaitUntilAsync(() => system.Lines.Skip(said).Any(static line => line.Contains("sessions: 1 | transactions: ", StringComparison.Ordinal)), "the end of its session");
    }

    [Fact]
    public async Task A_disk_with_something_else_ends_the_component_and_stays_as_it_is()
    {
        byte[] disk = new byte[32 << 20];
        new Random(5).NextBytes(disk.AsSpan(0, 100_000));
        using PersistenceSystem system = new(image: disk);

        Assert.Equal(1, await system.WaitForExitAsync("keeper"));
        await system.WaitForAsync("[init -> keeper] Error: the image cannot be used: ");
        byte[] now = await system.ReadImageAsync();
        Assert.True(disk.AsSpan().SequenceEqual(now));
    }

    [Fact]
    public async Task A_device_that_fails_makes_it_read_only_which_log_and_report_say()
    {
        using PersistenceSystem system = new(fault: static fault => fault.Attribute("kind", "error").Attribute("operations", "sync").Attribute("after", 60UL));
        system.StartCounting("client");

        await system.WaitForAsync("[init -> keeper] Error: the device failed: ");
        await system.WaitForAsync("[init -> keeper] Error: the store is read-only from here on");
        await system.WaitForAsync("health: read_only");
        await system.WaitForAsync("[init -> client] refused: ReadOnly");

        // What was acknowledged can be read, also by those who come later.
        ulong committed = system.Committed("client");
        system.StartCounting("reader");
        await system.WaitForAsync($"[init -> reader] found {committed}");
    }

    [Fact]
    public async Task A_device_that_fails_ends_it_where_the_configuration_says_so()
    {
        using PersistenceSystem system = new(
            static config => PersistenceSystem.Anybody(config.Attribute("leave_on_failure", true)),
            fault: static fault => fault.Attribute("kind", "error").Attribute("operations", "write").Attribute("after", 60UL));
        system.StartCounting("client");

        Assert.Equal(2, await system.WaitForExitAsync("keeper"));
        await system.WaitForAsync("[init -> keeper] Error: the device failed: leaving with exit value 2.");
    }

    [Fact]
    public async Task Policies_and_the_report_change_while_it_runs()
    {
        using PersistenceSystem system = new(static config => config
            .Attribute("format", true).Node("policy", static policy => policy.Attribute("label_prefix", "client").Attribute("writeable", true)));
        system.StartCounting("client");
        await system.WaitForCommitsAsync("client", 5);
        Assert.DoesNotContain(system.Lines, static line => line.Contains("health: ", StringComparison.Ordinal));

        system.Reconfigure(static config => config
            .Attribute("format", true).Node("report", static report => report.Attribute("interval_ms", 20UL))
            .Node("policy", static policy => policy.Attribute("label_prefix", "client")));
        await system.WaitForAsync("[init -> client] lost its server: ");
        await system.WaitForAsync("[init -> client] refused: ReadOnly");
        await system.WaitForAsync($"state | version: {system.Numbers("client", "found")[^1]} | health: ready | sessions: ");

        system.Reconfigure(PersistenceSystem.Anybody);
        await system.WaitForCommitsAsync("client", 5);
        int commits = (int)system.Committed("client");
        await system.WaitUntilAsync(
            () => system.Lines.Any(line => line.Contains(" | objects: 2 | object_bytes: 16 | ", StringComparison.Ordinal)
                && Figure(line, "commits") >= commits && Figure(line, "device_syncs") >= commits && Figure(line, "device_bytes") == 32 << 20),
            "a report of what was done");
    }

    private static long Figure(string line, string name)
    {
        string[] words = line.Split(" | ");
        string? word = Array.Find(words, word => word.StartsWith($"{name}: ", StringComparison.Ordinal));
        return word is null ? -1 : long.Parse(word[(name.Length + 2)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
