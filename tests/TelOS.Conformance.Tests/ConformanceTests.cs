namespace TelOS.Conformance.Tests;

/// <summary>What components in C# rely on, in each place where they run: each test is one system, started with the same configuration word for
/// word everywhere.</summary>
/// <remarks>The configurations keep to what Genode's own init takes: `ld: no` for programs that are not linked with Genode.</remarks>
public abstract partial class ConformanceTests
{
    private const string Head = """
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

        """;

    [ConformanceFact]
    public async Task Every_construct_of_the_language_works_from_client_to_server_and_back()
    {
        using var system = Start(Head + """
            + start server | ld: no
              + binary workshop
              + provides
                + service Telos_workshop
                + service Telos_archive
              + config | role: server
                + default-policy
            + start client | ld: no
              + binary workshop
              + route
                + service Telos_workshop | + child server
                + service Telos_archive | + child server
                + any-service | + parent
              + config | role: client
            -

            """);
        await system.WaitForAsync("""[init] child "client" exited with exit value 0""");
        Assert.DoesNotContain(system.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
        Assert.DoesNotContain(system.Lines, static line => line.Contains("unhandled", StringComparison.Ordinal));
        Assert.Contains("[init -> client] done", system.Lines);
        Assert.InRange(system.Lines.Count(static line => line.StartsWith("[init -> client] ok ", StringComparison.Ordinal)), 60, 120);
    }

    /// <summary>Starts a system in the place.</summary>
    /// <param name="config">The configuration of its init.</param>
    private protected abstract RunningSystem Start(string config);
}
