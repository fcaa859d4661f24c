namespace TelOS.Init.Tests;

/// <summary>All that this init does otherwise than Genode's, on purpose.</summary>
internal static class Differences
{
    private const string UnderTest = "<init>";

    private const string NoSilentDenial =
        "Genode denies without a word when a rule for the service has no target that can serve it; the configuration's author has to know.";

    private const string NoSilentLoss = "Genode says nothing about what it leaves out; the configuration's author has to know.";

    private const string NoSpuriousSignal =
        "Genode takes the last node of a text in HID for changed when another one follows; a configuration that did not change is not announced.";

    private const string KeepsRunning = "A slip of the pen in the configuration must not end everything that runs.";

    private const string ClientLibrary =
        "What a component does without quota is a matter of its libraries: those of this project need no memory of their own to start.";

    private const string NoCapabilities =
        "A process without a single capability cannot hear of signals: it ends, and that is told at once.";

    /// <summary>Scenarios that repeat themselves until they are ended; how often was a matter of time in the recording, too.</summary>
    public static IReadOnlySet<string> Repeating { get; } = new HashSet<string>(StringComparer.Ordinal) { "heartbeat_restart" };

    /// <summary>Reports that are not compared, and why.</summary>
    public static IReadOnlyDictionary<(string Scenario, int Stage), string> Reports { get; } = new Dictionary<(string Scenario, int Stage), string>
    {
        [("quota_missing", 0)] = ClientLibrary,
    };

    /// <summary>Events.</summary>
    public static IReadOnlyList<Difference> All { get; } =
    [
        new("service_rule_denies", 0, UnderTest, [], ["warning text='client: no route to service \"Foo\" (label=\"client -> x\")'"], NoSilentDenial),
        new("any_service_falls_through", 0, UnderTest, [], ["warning text='client: no route to service \"Foo\" (label=\"client -> z\")'"], NoSilentDenial),
        new("server_added_later", 0, UnderTest, [], ["warning text='client: no route to service \"Foo\" (label=\"client -> x\")'"], NoSilentDenial),
        new("unknown_node_type", 0, UnderTest, [], ["warning text='config: line 19: A node 'gibberish' has no meaning in 'config'; it is ignored.'"], NoSilentLoss),
        new("duplicate_child_names", 0, UnderTest, [], ["error text='config: line 19: There is a child 'twin' already; this node takes the place of the earlier one.'"], NoSilentLoss),
        new("server_added_later", 1, "client", ["config_update config_type='config' v='none'"], [], NoSpuriousSignal),
        new("reconfig_add_child", 1, "srv", ["config_update config_type='config' v='none'"], [], NoSpuriousSignal),
        new("reconfig_remove_client", 1, "srv", ["config_update config_type='config' v='none'"], [], NoSpuriousSignal),
        new("malformed_then_fixed", 0, UnderTest, [], [Malformed(2, 11)], KeepsRunning),
        new("malformed_reconfig", 1, UnderTest, [], [Malformed(1, 16)], KeepsRunning),
        new(
            "malformed_reconfig",
            2,
            "srv",
            [
                "start config_type='config' v='none'",
                "announce service='Foo'",
                "srv_session args=[cap_quota=4; label=\"c1 -> x\"; ram_quota=7382] cap_quota=4 label='c1 -> x' ram_quota=7382 service='Foo'",
                "srv_reply label='c1 -> x' result='OK' service='Foo'",
            ],
            [],
            KeepsRunning),
        new(
            "malformed_reconfig",
            2,
            "c1",
            [
                "start config_type='config' v='1'",
                "open args=[cap_quota=4; label=\"x\"; ram_quota=8192] id='a' service='Foo'",
                "open_result id='a' result='granted'",
            ],
            [],
            KeepsRunning),
        new(
            "reconfig_ram_down",
            1,
            UnderTest,
            ["warning text='busy: downgrade failed after 4 attempts'", "warning text='idle: downgrade failed after 4 attempts'"],
            [],
            "Genode says that it failed where it succeeded."),
        new(
            "config_rom_inline",
            0,
            "c1",
            ["config_content label='config' line='+ log text '"],
            ["config_content label='config' line='+ log text'"],
            "In the place of a comment Genode leaves a blank."),
        new(
            "ld_no_static_program",
            0,
            "<core>",
            ["log text='CPLAIN argc=1 argv0=[[Genode] init -> sut -> plain] parent_fd100_is_socket=1 parent_local_name_set=1'"],
            [],
            "What a program prints is not core's; here it is a thread, and how processes are started is tested with core."),
        new(
            "quota_missing",
            0,
            UnderTest,
            ["log text=child \"nocaps\" requests resources: [cap_quota=4; ram_quota=0]", "log text=child \"noram\" requests resources: [ram_quota=69632]"],
            [],
            ClientLibrary),
        new(
            "quota_missing",
            0,
            "noram",
            ["error text='attempt to request resources without response handler'"],
            ["start config_type='config' v='none'", "log text='hello'"],
            ClientLibrary),
        new(
            "quota_missing",
            0,
            "nocaps",
            ["log text='upgrading quota donation for PD session (0 bytes, 4 caps)'"],
            ["start config_type='config' v='none'", "log text='hello'"],
            ClientLibrary) { HasProcesses = false },
        new("quota_missing", 0, "nocaps", ["log text='upgrading quota donation for PD session (0 bytes, 4 caps)'"], [], NoCapabilities) { HasProcesses = true },
        new("quota_missing", 0, UnderTest, [], ["error text='child \"nocaps\" ended without a word'"], NoCapabilities) { HasProcesses = true },
    ];

    private static string Malformed(int line, int column) =>
        $"error text='the configuration cannot be read, and what runs is kept: line {line}, column {column}: The end mark is missing: a line that begins with '-'.'";
}
