using TelOS.Host;
using TelOS.Host.Testing;
using TelOS.Idl.Testing.Cpp;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Hostkit.Tests;

/// <summary>Components in C++ as processes under the host of this project, which is written in C#: both sides know only the document of the sockets.</summary>
public sealed class HostedComponentTests
{
    // Sanitizers keep terabytes of memory that they do not use, and look at their own process from another one.
    private static readonly Confinement s_confinement = Confinement.None;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_and_server_in_Cpp_run_under_the_host_in_CSharp()
    {
        CppProgram program = await StandInPrograms.BuildAsync(CppCompiler.Gcc, "processes");
        using ComposedSystem system = new(s_confinement);
        system.Start(Server(program), new SystemChild { Name = "client", Program = program.Path });

        int? exit = await system.WaitForExitAsync("client", Stop);

        Assert.True(exit == 0, $"exit value {exit}\n{string.Join('\n', system.Lines)}");
        Assert.Contains(system.Lines, line => line.Contains("client done", StringComparison.Ordinal));
        Node server = system.StateOf("server")!;
        Assert.False(server.HasAttribute("exited") || server.HasAttribute("state"));
    }

    [Fact]
    public async Task A_component_in_Cpp_ends_with_its_host()
    {
        CppProgram program = await StandInPrograms.BuildAsync(CppCompiler.Gcc, "processes");
        using (ComposedSystem system = new(s_confinement))
        {
            system.Start(Server(program));
            await system.WaitUntilAsync(() => ComposedSystem.ProcessesOf("server").Count == 1, "a process", Stop);
        }

        Assert.True(SpinWait.SpinUntil(() => ComposedSystem.ProcessesOf("server").Count == 0, TimeSpan.FromMinutes(1)));
    }

    private static SystemChild Server(CppProgram program) => new()
    {
        Name = "server",
        Program = program.Path,
        Provides = ["Echo"],
        Config = config => config.Attribute("role", "server").Node("default-policy"),
    };
}
