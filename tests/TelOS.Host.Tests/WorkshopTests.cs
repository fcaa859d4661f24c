using TelOS.Idl.Testing.Cpp;

namespace TelOS.Host.Tests;

/// <summary>Two components in processes of their own, one serving the other, in both languages on both sides.</summary>
public sealed class WorkshopTests
{
    [Fact]
    public async Task Every_construct_of_the_language_works_between_two_processes_in_CSharp() =>
        await TryEverythingAsync(TestHost.Workshop, TestHost.Workshop);

    [Fact]
    public async Task Every_construct_of_the_language_works_from_CSharp_to_Cpp() =>
        await TryEverythingAsync(await CppWorkshop.BuildAsync(CppCompiler.Gcc, "server"), TestHost.Workshop);

    [Fact]
    public async Task Every_construct_of_the_language_works_from_Cpp_to_CSharp() =>
        await TryEverythingAsync(TestHost.Workshop, await CppWorkshop.BuildAsync(CppCompiler.Gcc, "client"));

    [Fact]
    public async Task Every_construct_of_the_language_works_between_two_processes_in_Cpp() => await TryEverythingAsync(
        await CppWorkshop.BuildAsync(CppCompiler.Clang, "server"), await CppWorkshop.BuildAsync(CppCompiler.Clang, "client"));

    // The client says of each thing whether it was as it should be.
    private static async Task TryEverythingAsync(string server, string client)
    {
        using var test = new TestHost();
        test.Host.Start(new ComponentOptions
        {
            Name = "server",
            Program = server,
            Arguments = ["server"],
            Provides = ["Telos_workshop", "Telos_archive"],
            Config = "config\n+ default-policy\n-\n",
        });
        var exit = await test.WaitForExitAsync(test.Host.Start(new ComponentOptions
        {
            Name = "client",
            Program = client,
            Arguments = ["client"],
        }));
        Assert.DoesNotContain(test.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
        Assert.DoesNotContain(test.Lines, static line => line.Contains("unhandled", StringComparison.Ordinal));
        Assert.Contains("[client] done", test.Lines);
        Assert.InRange(test.Lines.Count(static line => line.StartsWith("[client] ok ", StringComparison.Ordinal)), 60, 120);
        Assert.Equal(0, exit.Value);
    }
}
