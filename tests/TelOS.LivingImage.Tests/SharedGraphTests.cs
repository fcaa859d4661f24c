using System.Diagnostics;
using TelOS.Host;
using TelOS.Host.Testing;
using TelOS.Idl.Testing;

namespace TelOS.LivingImage.Tests;

/// <summary>Processes that share an object graph, which the persistence component keeps.</summary>
public sealed class SharedGraphTests
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_processes_share_a_graph_and_go_on_when_its_store_was_killed()
    {
        using ComposedSystem system = new(Confinement.None);
        SystemChild store = new()
        {
            Name = "graph_keeper",
            Program = Program("components/Persistence", "persistence"),
            Provides = ["Telos_object_store"],
            Ram = 128 << 20,
            Config = config => config.Attribute("format", true).Node("default-policy", policy => policy.Attribute("writeable", true)),
        };
        system.Start(
            new SystemChild
            {
                Name = "graph_disk",
                Program = Program("components/Block", "block"),
                Provides = ["Block"],
                Config = config => config
                    .Node("device", device => device.Attribute("name", "disk").Attribute("type", "memory").Attribute("size", "32M"))
                    .Node("default-policy", policy => policy.Attribute("device", "disk").Attribute("writeable", true)),
            },
            store,
            Client("graph_one", 1, "make"));
        await Says("graph_one", "step 1: made");

        // What one changes the other is told of, and its cache drops that and nothing else.
        system.Start(Client("graph_two", 1, "look"));
        await Says("graph_two", "step 1: counter 0, word before");
        await Does("graph_two", 2, "look", "counter 0, word before, 2 cached");
        await Does("graph_one", 2, "write", "written");
        await Does("graph_two", 3, "wait", "1 changed, 1 cached, counter 0, word after");

        // What one has read the other changes: it begins again.
        system.Change(Client("graph_one", 3, "hold"));
        await Says("graph_one", "holds 0");
        await Does("graph_two", 4, "add", "counter 1, attempts 1");
        system.Change(Client("graph_one", 4, "go on"));
        await Says("graph_one", "step 3: counter 2, attempts 2");

        await Does("graph_one", 5, "look", "counter 2, word after");
        await Does("graph_two", 5, "look", "counter 2, word after");
        Process.GetProcessById(ComposedSystem.ProcessesOf("graph_keeper").Single()).Kill();
        await system.WaitForExitAsync("graph_keeper", Stop);
        await Does("graph_one", 6, "look", "the session failed: ServerDiedException");
        await Does("graph_two", 6, "look", "the session failed: ServerDiedException");

        // Who lost a session is started anew together with the server, and opens another one.
        system.Change(store with { Version = 1 });
        await Says("graph_one", "step 6: counter 2, word after");
        await Says("graph_two", "step 6: counter 2, word after");
        await Does("graph_one", 7, "add", "counter 3, attempts 1");
        await Does("graph_two", 7, "look", "counter 3, word after");

        Task<string> Does(string client, uint step, string action, string came)
        {
            system.Change(Client(client, step, action));
            return Says(client, $"step {step}: {came}");
        }

        Task<string> Says(string client, string line) => system.WaitForAsync($"[init -> {client}] {line}", Stop);
    }

    private static SystemChild Client(string name, uint step, string action) => new()
    {
        Name = name,
        Program = Program("tests/TelOS.LivingImage.Clients", "image_client"),
        Config = config => config.Attribute("client", "graph").Attribute("step", step).Attribute("action", action),
    };

    private static string Program(string project, string program) =>
        Path.Combine(RepositoryFolder.Path, $"{project}/bin/{Configuration}/net10.0/{program}");
}
