namespace TelOS.Host.Tests;

/// <summary>The same two components in C# everywhere: on this project's host, and under Genode's own init where there is one.</summary>
public sealed class GenodeCoreTests
{
    private const string Config = """
        config
        + parent-provides
          + service ROM
          + service PD
          + service CPU
          + service LOG
        + default-route
          + any-service
            + parent
            + any-child
        + default | caps: 300 | ram: 64M
        + start server | ld: no
          + binary workshop_server
          + provides
            + service Telos_workshop
            + service Telos_archive
          + config
            + default-policy
        + start client | ld: no
          + binary workshop_client
          + route
            + service Telos_workshop | + child server
            + service Telos_archive | + child server
            + any-service | + parent
          + config
        -

        """;

    /// <summary>Where the components run; the environment variable GENODE_CORE adds a real Genode.</summary>
    public static TheoryData<string> Systems => GenodeCore.Folder is { } folder ? ["", folder] : [""];

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Every_construct_works_in_CSharp_on_the_host_and_under_GenodeCore(string genode)
    {
        var lines = genode.Length == 0 ? await RunOnHostAsync() : await RunUnderGenodeAsync(genode);
        Assert.DoesNotContain(lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.Contains("unhandled", StringComparison.Ordinal));
        Assert.Contains("[client] done", lines);
        Assert.InRange(lines.Count(static line => line.StartsWith("[client] ok ", StringComparison.Ordinal)), 60, 120);
    }

    private static async Task<IReadOnlyList<string>> RunOnHostAsync()
    {
        using var test = new TestHost();
        test.Start("server", "server", "Telos_workshop", "Telos_archive");
        var exit = await test.WaitForExitAsync(test.Start("client", "client"));
        Assert.Equal(0, exit.Value);
        return test.Lines;
    }

    private static async Task<IReadOnlyList<string>> RunUnderGenodeAsync(string folder)
    {
        using var system = new GenodeCore(folder, Config, "server", "client");
        await system.WaitForAsync("""[init] child "client" exited with exit value 0""");
        return system.Lines;
    }
}
