using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Genode.Tests;

/// <summary>Generated servers and connections at work, on the stand-in.</summary>
public sealed class ServerProgramTests
{
    private const string Programs = "tests/TelOS.Idl.Genode.Tests/Programs";

    [Fact]
    public async Task Servers_and_connections_understand_each_other_in_every_construct()
    {
        CppFolderOfRepository folder = ServedContracts.Write("server-program");
        CppProgram program = await CppProgram.BuildAsync(CppCompiler.Gcc, [new CppSource("servers.cc", Read("servers.cc"), folder.Include)], Sanitizers);

        CommandResult result = await program.RunAsync();

        Assert.Equal(Read("servers.txt"), result.Errors);
        Assert.Equal(0, result.ExitCode);
    }

    private static string[] Sanitizers => ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

    private static string Read(string name) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, Programs, name));
}
