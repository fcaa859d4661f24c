using System.Collections.Concurrent;
using TelOS.Host;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Hostkit.Tests;

/// <summary>Components in C++ as processes under the host of this project, which is written in C#: both sides know only the document of the sockets.</summary>
public sealed class HostedComponentTests
{
    private const string ServerConfig = "config | role: server\n+ default-policy\n-\n";

    // Sanitizers keep terabytes of memory that they do not use, and look at their own process from another one.
    private static readonly Confinement s_confinement = Confinement.None;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Client_and_server_in_Cpp_run_under_the_host_in_CSharp()
    {
        CppProgram program = await StandInPrograms.BuildAsync(CppCompiler.Gcc, "processes");
        ConcurrentQueue<string> lines = new();
        using ComponentHost host = new(lines.Enqueue);
        Component server = host.Start(new ComponentOptions { Name = "server", Program = program.Path, Config = ServerConfig, Provides = ["Echo"], Confinement = s_confinement });
        Component client = host.Start(new ComponentOptions { Name = "client", Program = program.Path, Confinement = s_confinement });

        await Task.WhenAny(client.Exited, Task.Delay(s_patience, TestContext.Current.CancellationToken));

        Assert.True(client.Exited.IsCompleted, "the client does not end:\n" + string.Join('\n', lines));
        ComponentExit exit = await client.Exited;
        Assert.True(exit.Value == 0, $"exit value {exit.Value}, status {exit.Status}, signal {exit.Signal}\n{string.Join('\n', lines)}");
        Assert.Contains(lines, line => line.Contains("client done", StringComparison.Ordinal));
        Assert.False(server.Exited.IsCompleted);
    }

    [Fact]
    public async Task A_component_in_Cpp_ends_with_its_host()
    {
        CppProgram program = await StandInPrograms.BuildAsync(CppCompiler.Gcc, "processes");
        Component server;
        using (ComponentHost host = new(_ => { }))
        {
            server = host.Start(new ComponentOptions { Name = "server", Program = program.Path, Config = ServerConfig, Provides = ["Echo"], Confinement = s_confinement });
        }

        ComponentExit exit = await server.Exited.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.Null(exit.Value);
    }
}
