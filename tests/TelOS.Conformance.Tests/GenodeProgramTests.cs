namespace TelOS.Conformance.Tests;

/// <summary>Programs of Genode, built from its own sources, on this project's core and under its init, and this project's init on Genode's core.</summary>
public sealed class GenodeProgramTests
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

    private const string Hello = """
        + start hello
          + provides
            + service Hello
          + config
            + default-policy
        + start hello_client

        """;

    private const string Workshop = """
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

        """;

    [GenodeFact]
    public async Task Genodes_dynamic_linker_and_programs_run_under_this_projects_init()
    {
        using var system = HostedPlace.WithGenode(Head + Hello + "-\n");
        await system.WaitForAsync("[init -> hello_client] hello client finished");
    }

    [GenodeFact]
    public async Task Genodes_init_runs_on_this_projects_core_with_programs_of_both()
    {
        using var system = HostedPlace.WithGenode(Head + Nest("init", "", Hello + Workshop));
        await system.WaitForAsync("[init -> inner -> hello_client] hello client finished");
        await system.WaitForAsync("""[init -> inner] child "client" exited with exit value 0""");
        Assert.Contains("[init -> inner -> client] done", system.Lines);
        Assert.DoesNotContain(system.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
    }

    [GenodeFact]
    public async Task This_projects_init_runs_under_Genodes_init_and_core_with_programs_of_both()
    {
        using var system = new GenodeCore(GenodeCore.Folder!, Head + Nest(GenodeCore.OwnInit, " | ld: no", Hello + Workshop));
        await system.WaitForAsync("[init -> inner -> hello_client] hello client finished");
        await system.WaitForAsync("""[init -> inner] child "client" exited with exit value 0""");
        Assert.Contains("[init -> inner -> client] done", system.Lines);
        Assert.DoesNotContain(system.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
    }

    private static string Nest(string binary, string more, string children) => $"""
        + start inner | caps: 3000 | ram: 400M{more}
          + binary {binary}
          + {string.Join("\n    ", (Head + children).TrimEnd().Split('\n'))}
        -

        """;
}
