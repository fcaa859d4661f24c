using TelOS.Host.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Host.Tests;

/// <summary>Two components in processes of their own, one serving the other, in both languages on both sides.</summary>
public sealed class WorkshopTests
{
    private static readonly string[] s_services = ["Telos_workshop", "Telos_archive"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_construct_of_the_language_works_between_two_processes_in_CSharp() =>
        await TryEverythingAsync((Workshop.Path, Workshop.Path));

    [Fact]
    public async Task Every_construct_of_the_language_works_in_one_system_from_CSharp_to_Cpp_and_from_Cpp_to_CSharp() => await TryEverythingAsync(
        (Workshop.Path, await CppWorkshop.BuildAsync(CppCompiler.Gcc, "client")),
        (await CppWorkshop.BuildAsync(CppCompiler.Gcc, "server"), Workshop.Path));

    [Fact]
    public async Task Every_construct_of_the_language_works_between_two_processes_in_Cpp() => await TryEverythingAsync(
        (await CppWorkshop.BuildAsync(CppCompiler.Clang, "server"), await CppWorkshop.BuildAsync(CppCompiler.Clang, "client")));

    // The client says of each thing whether it was as it should be.
    private static async Task TryEverythingAsync(params (string Server, string Client)[] pairs)
    {
        using var system = new ComposedSystem();
        system.Start([.. pairs.SelectMany(static (pair, number) => Describe(pair.Server, pair.Client, number))]);
        foreach (var name in pairs.Select(static (_, number) => ClientName(number)))
        {
            var exit = await system.WaitForExitAsync(name, Stop);
            Assert.True(exit == 0, $"{name}: {exit}{Environment.NewLine}{string.Join(Environment.NewLine, system.Lines)}");
            Assert.Contains($"[init -> {name}] done", system.Lines);
            Assert.InRange(system.Lines.Count(line => line.StartsWith($"[init -> {name}] ok ", StringComparison.Ordinal)), 60, 120);
        }

        Assert.DoesNotContain(system.Lines, static line => line.Contains("FAILED", StringComparison.Ordinal));
        Assert.DoesNotContain(system.Lines, static line => line.Contains("unhandled", StringComparison.Ordinal));
    }

    private static string ClientName(int number) => number == 0 ? "client" : $"client{number}";

    private static IEnumerable<SystemChild> Describe(string server, string client, int number)
    {
        yield return new SystemChild
        {
            Name = $"server{number}",
            Program = server,
            Provides = s_services,
            Config = static config => config.Attribute("role", "server").Node("default-policy"),
        };
        yield return new SystemChild
        {
            Name = ClientName(number),
            Program = client,
            Servers = s_services.ToDictionary(static service => service, _ => $"server{number}", StringComparer.Ordinal),
            Config = static config => config.Attribute("role", "client"),
        };
    }
}
