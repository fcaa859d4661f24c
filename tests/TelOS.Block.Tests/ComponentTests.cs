using TelOS.Host.Testing;
using TelOS.Runtime;

namespace TelOS.Block.Tests;

/// <summary>The component as a process, with the configurations that it understands and those that it does not.</summary>
public sealed class ComponentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_client_gets_what_its_policy_says()
    {
        using ComposedSystem system = new();
        system.Start(Server(config => Device(Device(Device(config, "small", "memory", "1M", "512"), "large", "memory", "8M", "4K"), "none", "memory", "0", "4K")
            .Node("policy", policy => policy.Attribute("label", "visitor -> all").Attribute("device", "small").Attribute("writeable", true))
            .Node("policy", policy => policy.Attribute("label", "visitor -> part").Attribute("device", "small").Attribute("offset", "512K").Attribute("size", "4K"))
            .Node("policy", policy => policy.Attribute("label_suffix", "outside").Attribute("device", "small").Attribute("offset", "1M"))
            .Node("policy", policy => policy.Attribute("label_suffix", "crooked").Attribute("device", "small").Attribute("offset", "100"))
            .Node("policy", policy => policy.Attribute("label_suffix", "empty").Attribute("device", "none"))
            .Node("default-policy", policy => policy.Attribute("device", "large"))));
        system.Start(Visitor("visitor", "all", "part", "outside", "crooked", "empty", "other", "all"));
        Assert.Equal(0, await system.WaitForExitAsync("visitor", Stop));
        Assert.Equal(
            [
                "all: 2048 blocks of 512 bytes, found 0, write done, sync done",
                "part: 8 blocks of 512 bytes, found 0, write failed, sync done",
                "outside: denied",
                "crooked: denied",
                "empty: denied",
                "other: 2048 blocks of 4096 bytes, found 0, write failed, sync done",
                "all: 2048 blocks of 512 bytes, found 1, write done, sync done",
            ],
            Said(system, "visitor"));
        Assert.Contains(system.Lines, static line => line.Contains("device 'none': It has no 'size'", StringComparison.Ordinal));
        Assert.Contains(system.Lines, static line => line.Contains("there is no device 'none' for 'visitor -> empty'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_faulty_disk_fails_as_it_is_told_and_a_changed_configuration_holds_at_once()
    {
        using ComposedSystem system = new();
        var server = Server(static config => Faulty(config, "sync"));
        system.Start(server);
        system.Start(Visitor("first", "a", "a"));
        Assert.Equal(0, await system.WaitForExitAsync("first", Stop));
        Assert.Equal(
            ["a: 256 blocks of 4096 bytes, found 0, write done, sync failed", "a: 256 blocks of 4096 bytes, found 1, write done, sync done"],
            Said(system, "first"));
        Assert.Contains(system.Lines, static line => line.Contains("device 'bad': SYNC failed", StringComparison.Ordinal));

        // Another fault is another device.
        system.Change(server with { Config = static config => Faulty(config, "write") });
        await system.WaitUntilAsync(
            () => system.Lines.Count(static line => line.Contains("device 'bad' has 256 blocks", StringComparison.Ordinal)) == 2, "the other device", Stop);
        system.Start(Visitor("second", "a"));
        Assert.Equal(0, await system.WaitForExitAsync("second", Stop));
        var said = Assert.Single(Said(system, "second"));
        Assert.True(said is "a: 256 blocks of 4096 bytes, found 0, write failed, sync done", said);

        // And a device that is not described any more is nobody's.
        system.Change(server with { Config = static config => config.Node("default-policy", static policy => policy.Attribute("device", "bad")) });
        await system.WaitUntilAsync(
            () => system.Lines.Count(static line => line.Contains("device 'bad' is closed", StringComparison.Ordinal)) == 2, "the device's end", Stop);
        system.Start(Visitor("third", "a"));
        Assert.Equal(0, await system.WaitForExitAsync("third", Stop));
        Assert.Equal(["a: denied"], Said(system, "third"));
    }

    [Fact]
    public async Task A_report_says_what_devices_do_and_for_whom()
    {
        using ComposedSystem system = new();
        system.Start(new SystemChild
        {
            Name = "reports",
            Program = Programs.Probe,
            Provides = ["Report"],
            Config = static config => config.Attribute("role", "reports"),
        });
        system.Start(Server(static config => Device(config, "disk", "memory", "1M", "4K")
            .Node("default-policy", static policy => policy.Attribute("device", "disk").Attribute("writeable", true))
            .Node("report", static report => report.Attribute("interval_ms", 20L))));
        system.Start(Visitor("visitor", "data"));
        Assert.Equal(0, await system.WaitForExitAsync("visitor", Stop));
        await system.WaitForAsync("session | label: visitor -> data | offset: 0 | block_count: 256 | writeable: true", Stop);
        await system.WaitForAsync("reads: 1 | writes: 1 | syncs: 1 | trims: 0 | blocks_read: 1 | blocks_written: 1 | failures: 0", Stop);
    }

    private static NodeWriter Device(NodeWriter config, string name, string type, string size, string blockSize) => config.Node("device", device =>
        device.Attribute("name", name).Attribute("type", type).Attribute("size", size).Attribute("block_size", blockSize));

    private static void Faulty(NodeWriter config, string operation) => config
        .Node("device", device => device
            .Attribute("name", "bad").Attribute("type", "faulty").Attribute("size", "1M").Attribute("seed", 7UL)
            .Node("fault", fault => fault.Attribute("kind", "error").Attribute("operations", operation)))
        .Node("default-policy", static policy => policy.Attribute("device", "bad").Attribute("writeable", true));

    private static SystemChild Server(Action<NodeWriter> config) => new()
    {
        Name = "server",
        Program = Programs.Block,
        Provides = ["Block"],
        Config = config,
    };

    private static SystemChild Visitor(string name, params IReadOnlyList<string> labels) => new()
    {
        Name = name,
        Program = Programs.Probe,
        Config = config =>
        {
            config.Attribute("role", "visitor");
            foreach (var label in labels)
            {
                config.Node("visit", visit => visit.Attribute("label", label));
            }
        },
    };

    private static string[] Said(ComposedSystem system, string child) =>
        [.. system.Lines.Where(line => line.StartsWith($"[init -> {child}] ", StringComparison.Ordinal)).Select(static line => line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..])];
}
