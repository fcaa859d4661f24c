namespace TelOS.Conformance.Tests;

/// <summary>What components in C# rely on, in each place where they run: each test is one system, started with the same configuration word for
/// word everywhere.</summary>
/// <remarks>The configurations keep to what Genode's own init takes: `ld: no` for programs that are not linked with Genode, and a child `timer`
/// where there is a clock, as Genode's core has none.</remarks>
public abstract partial class ConformanceTests
{
    // What all systems begin with.
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

    // The server of trials.
    private const string Server = """
        + start server | ld: no
          + binary workshop
          + provides
            + service Telos_trial
          + config | role: trial

        """;

    private const string Timer = """
        + start timer | caps: 100 | ram: 2M
          + provides
            + service Timer
          + config

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
            """ + Client("client"));
        await system.SucceedAsync("client");
        Assert.Contains("[init -> client] done", system.Lines);
        Assert.InRange(system.Lines.Count(static line => line.StartsWith("[init -> client] ok ", StringComparison.Ordinal)), 60, 120);
    }

    /// <summary>Starts a system in the place.</summary>
    /// <param name="config">The configuration of its init.</param>
    private protected abstract RunningSystem Start(string config);

    // A client of all services, named as its role, and the end of the configuration.
    private static string Client(string role) => $"""

        + start {role} | ld: no
          + binary workshop
          + config | role: {role}
        -

        """;

    // A system of the server and one client, which says of each thing whether it was as it should be.
    private async Task TryAsync(string role, string servers = Server)
    {
        using var system = Start(Head + servers + Client(role));
        await system.SucceedAsync(role);
    }
}
