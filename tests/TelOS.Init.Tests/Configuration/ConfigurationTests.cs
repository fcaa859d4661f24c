using TelOS.Runtime;

namespace TelOS.Init.Tests;

public sealed class ConfigurationTests
{
    private const string Everything = """
        config | version: 7 | verbose: yes | prio_levels: 4
        + parent-provides
          + service ROM
          + service LOG
        + default | caps: 100 | ram: 1M
        + default-route
          + any-service
            + parent
            + any-child
        + affinity-space | width: 4 | height: 2
        + resource RAM | preserve: 2M
        + resource CAP | preserve: 30
        + report | ids: yes | child_ram: on | delay_ms: 500 | buffer: 64K
        + heartbeat | rate_ms: 250
        + alias front | child: srv
        + service Foo
          + policy | label_prefix: a | + child srv | label: b
          + default-policy | + child srv
        + start srv | ram: 4M | caps: 200 | priority: -1 | managing_system: yes | ld: no | version: 2
          + binary server
          + heartbeat | restart_after_skipped: 5
          + affinity | xpos: 1 | width: 2
          + exit | propagate: yes
          + provides | + service Foo
          + route
            + service ROM | label: config | + parent | label: srv.config
            + any-service | + parent
          + config | v: 1
          + telos | network: host | files: host | processes: yes | memory: 1G
        + start client
        -

        """;

    [Fact]
    public void Everything_that_a_configuration_can_say_is_read()
    {
        var (configuration, diagnostics) = Text.Read(Everything);
        Assert.Empty(diagnostics);
        Assert.Equal(("7", true, 4), (configuration.Version, configuration.IsVerbose, configuration.PriorityLevels));
        Assert.Equal(["ROM", "LOG"], configuration.ParentProvides.Select(static service => service.Service));
        Assert.Equal((1UL << 20, 100UL), (configuration.DefaultRam, configuration.DefaultCaps));
        Assert.Equal([TargetKind.Parent, TargetKind.AnyChild], Assert.Single(configuration.DefaultRoute!).Targets.Select(static target => target.Kind));
        Assert.Equal(new AffinitySpace(4, 2), configuration.AffinitySpace);
        Assert.Equal((2UL << 20, 30UL), (configuration.PreservedRam, configuration.PreservedCaps));
        Assert.Equal(new ReportOptions { Ids = true, ChildRam = true, DelayMs = 500, Buffer = 65536 }, configuration.Report);
        Assert.Equal(250UL, configuration.HeartbeatRateMs);
        Assert.Equal("srv", configuration.Dereference("front"));
        Assert.Equal(["srv", "client"], configuration.Children.Select(static child => child.Name));
    }

    [Fact]
    public void Everything_that_a_start_node_can_say_is_read()
    {
        var child = Text.Read(Everything).Configuration.Children[0];
        Assert.Equal(("server", false, "2"), (child.Binary, child.UsesLinker, child.Version));
        Assert.Equal((4UL << 20, 200UL), (child.Ram, child.Caps));
        Assert.Equal((-1, true, true), (child.Priority, child.IsManagingSystem, child.PropagatesExit));
        Assert.Equal(5U, child.Heartbeat!.RestartAfterSkipped);
        Assert.Equal((1U, 0U, 2U, 2U), child.Affinity!.In(new AffinitySpace(4, 2)));
        Assert.True(child.CanProvide("Foo"));
        Assert.False(child.CanProvide("Bar"));
        Assert.Equal("1", child.Config!["v"]);
        var rule = child.Route![0];
        Assert.Equal(("ROM", "config", "srv.config"), (rule.Service, rule.Selector.Label, rule.Targets[0].Label));
    }

    [Fact]
    public void A_start_node_without_words_takes_the_defaults()
    {
        var child = Text.Read(Everything).Configuration.Children[1];
        Assert.Equal(("client", true, ""), (child.Binary, child.UsesLinker, child.Version));
        Assert.Null(child.Ram);
        Assert.Null(child.Route);
        Assert.Null(child.Config);
        Assert.Null(child.Heartbeat);
    }

    [Theory]
    [InlineData("+ gibberish | foo: bar", "A node 'gibberish' has no meaning in 'config'; it is ignored.")]
    [InlineData("+ default | ram: much", "The value of 'ram' is 'much', and has to be a number of bytes, such as 4096, 64K or 2M.")]
    [InlineData("+ default | caps: -1", "The value of 'caps' is '-1', and has to be a number without sign, such as 12 or 0x1f.")]
    [InlineData("+ report | ids: perhaps", "The value of 'ids' is 'perhaps', and has to be yes or no.")]
    [InlineData("+ report | idz: yes", "The node 'report' has no attribute 'idz'; it is ignored.")]
    [InlineData("+ resource DISK | preserve: 1", "A resource is 'RAM' or 'CAP', not 'DISK'.")]
    [InlineData("+ alias a", "The alias 'a' needs the name of a child.")]
    [InlineData("+ alias a | child: nobody", "The alias 'a' stands for 'nobody', and there is no such child.")]
    [InlineData("+ start", "The node 'start' needs a name.")]
    [InlineData("+ start twin | ram: 1M | caps: 9\n+ start twin | ram: 1M | caps: 9", "There is a child 'twin' already; this node takes the place of the earlier one.")]
    [InlineData("+ start c | caps: 1", "The child 'c' gets no memory: neither 'start' nor 'default' says 'ram'.")]
    [InlineData("+ start c | ram: 1M", "The child 'c' gets no capabilities: neither 'start' nor 'default' says 'caps'.")]
    [InlineData("+ start c", "The child 'c' has no 'route', and there is no 'default-route': it cannot start.")]
    [InlineData("+ start c | priority: -1", "The priority -1 of 'c' is below the lowest of 'prio_levels', 0.")]
    [InlineData("+ start c\n  + affinity | xpos: 1", "The child 'c' has an 'affinity', and there is no 'affinity-space'.")]
    [InlineData("+ affinity-space | width: 2\n+ start c\n  + affinity | xpos: 2", "The 'affinity' of 'c' lies outside the 'affinity-space'.")]
    [InlineData("+ start c\n  + heartbeat", "The child 'c' is to give signs of life, and no 'heartbeat' says how often.")]
    [InlineData("+ start c\n  + provides | + service A | + service B", "A node 'service' has no meaning in 'service'; it is ignored.")]
    [InlineData("+ default-route | + any-service | + parent | + any-child", "The node 'any-child' lies inside the target 'parent' and is ignored; put each target on a line of its own.")]
    [InlineData("+ default-route\n  + service A | + child nobody", "There is no child 'nobody'; as long as that is so, the session is denied.")]
    [InlineData("+ default-route\n  + service A | + child c\n+ start c", "The child 'c' does not list 'A' under 'provides'.")]
    [InlineData("+ default-route\n  + service A | + parent", "The service 'A' is routed to the parent, and 'parent-provides' does not list it.")]
    [InlineData("+ default-route\n  + service A", "The rule for 'A' has no target, so that it denies.")]
    [InlineData("+ service A\n  + policy | label_last: x | + child c", "A policy does not know 'label_last'; it matches nobody.")]
    public void What_is_wrong_is_told_in_a_sentence(string nodes, string message) =>
        Assert.Contains(message, Text.Read($"config\n{nodes}\n-\n").Diagnostics.Select(static diagnostic => diagnostic.Message));

    [Fact]
    public void What_is_wrong_is_told_with_its_line()
    {
        var (_, diagnostics) = Text.Read("config\n+ parent-provides\n  + service LOG\n\n+ start c | ram: 1M | caps: 10\n  + route\n    + any-service | + parent\n  + config\n  + binary b | wrong: 1\n-\n");
        Assert.Equal(new ConfigurationDiagnostic(9, DiagnosticSeverity.Warning, "The node 'binary' has no attribute 'wrong'; it is ignored."), Assert.Single(diagnostics));
    }

    [Fact]
    public void A_rule_that_is_never_reached_is_told()
    {
        var (_, diagnostics) = Text.Read("config\n+ parent-provides | + service A\n+ default-route\n  + service A | + parent\n  + service A | label: x | + parent\n-\n");
        Assert.Equal("line 5: The rule is never reached: the one for 'A' in line 4 covers all that it is about.", Assert.Single(diagnostics).ToString());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(5334, "5334")]
    [InlineData(8192, "8K")]
    [InlineData(4198400, "4100K")]
    [InlineData(94371840, "90M")]
    public void Quantities_are_written_in_the_largest_unit(ulong value, string expected)
    {
        Assert.Equal(expected, Quantity.Format(value));
        Assert.Equal(value, new SessionArguments($"ram_quota={expected}").RamQuota);
    }
}
