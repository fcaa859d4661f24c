using System.Text;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>The recorded behaviour of Genode's `init`, one test a scenario.</summary>
public sealed class GenodeInitTests
{
    private const string AllVariable = "TELOS_INIT_PROCESSES";

    // Processes take longer to start than threads: these have something of everything.
    private static readonly string[] s_withProcesses =
    [
        "default_route_parent_then_any_child", "server_announces_late", "parent_denies_forwarded", "server_denies", "insufficient_once_quota_returned",
        "session_upgrade", "exit_reported", "exit_propagate", "reconfig_server_version", "reconfig_config_only", "reconfig_ram_up_blocked_alloc",
        "reconfig_ram_down", "quota_missing", "heartbeat_restart", "nested_init", "rom_label_routing", "init_as_server_policies",
    ];

    public static TheoryData<string> Names => [.. Scenario.All.Keys];

    /// <summary>Some scenarios, or all when the environment variable says `all`.</summary>
    public static TheoryData<string> NamesWithProcesses =>
        [.. Environment.GetEnvironmentVariable(AllVariable) == "all" ? Scenario.All.Keys : s_withProcesses];

    public static TheoryData<string> NamesWithXml => [.. Scenario.All.Values.Where(static scenario => scenario.Xml.Count > 0).Select(static scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GenodeInit_does_what_was_recorded(string name) => new ScenarioRun(Scenario.All[name]).Play();

    [Theory]
    [MemberData(nameof(NamesWithProcesses))]
    public void GenodeInit_does_with_processes_what_was_recorded(string name) => new ScenarioRun(Scenario.All[name], hasProcesses: true).Play();

    // The recordings with XML differ where a value has quotes: Genode does not decode them, and nor does this reader.
    [Theory]
    [MemberData(nameof(NamesWithXml))]
    public void GenodeInit_reads_the_same_configuration_from_XML(string name)
    {
        var scenario = Scenario.All[name];
        foreach (var stage in scenario.Stages)
        {
            Assert.True(Node.TryParse(Encoding.UTF8.GetBytes(stage.Config.Replace("\"", "&quot;", StringComparison.Ordinal)), out var hid));
            Assert.True(Node.TryParse(Encoding.UTF8.GetBytes(scenario.Xml[stage.Index]), out var xml));
            Assert.Equal(Describe(hid), Describe(xml));
        }
    }

    private static string Describe(Node node)
    {
        var text = new StringBuilder();
        Describe(text, node, "");
        return text.ToString();
    }

    private static void Describe(StringBuilder text, Node node, string indentation)
    {
        text.Append(indentation).Append(node.Type);
        foreach (var attribute in node.Attributes.OrderBy(static attribute => attribute.Tag, StringComparer.Ordinal))
        {
            text.Append(" | ").Append(attribute);
        }

        text.Append('\n');
        foreach (var line in node.Quoted.Select(static line => line.Trim()).Where(static line => line.Length > 0))
        {
            text.Append(indentation).Append(": ").Append(line).Append('\n');
        }

        foreach (var child in node.Children)
        {
            Describe(text, child, indentation + "  ");
        }
    }
}
