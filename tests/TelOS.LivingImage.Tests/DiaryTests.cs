using TelOS.Host;
using TelOS.Host.Testing;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.LivingImage.Tests;

/// <summary>A client in C++, on headers that came out of the contract.</summary>
public sealed class DiaryTests
{
    // Sanitizers keep terabytes of memory that they do not use, and look at their own process from another one.
    private static readonly Confinement s_confinement = Confinement.None;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_component_in_Cpp_keeps_a_diary()
    {
        CppProgram diary = await DiaryProgram.BuildAsync();
        using ComposedSystem system = new(s_confinement);
        system.Start(
            new SystemChild
            {
                Name = "store",
                Program = Path.Combine(RepositoryFolder.Path, "samples/ObjectStore/bin/system/store_server/store_server"),
                Provides = ["Telos_object_store"],
                Config = config => config.Attribute("device", "4M"),
            },
            new SystemChild { Name = "diary", Program = diary.Path, Config = config => config.Attribute("pages", 3UL) });

        int? exit = await system.WaitForExitAsync("diary", Stop);

        Assert.True(exit == 0, $"exit value {exit}\n{string.Join('\n', system.Lines)}");
        Assert.Contains(system.Lines, line => line.Contains("the diary has 3 pages", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("g++")]
    [InlineData("clang++")]
    public async Task The_diary_compiles_against_the_stand_in_and_GenodeHeaders(string compiler)
    {
        foreach (GenodeApi api in new[] { GenodeApi.StandIn, GenodeApi.Tree }.OfType<GenodeApi>())
        {
            Assert.Empty(await CppChecks.FailuresAsync(CppCompiler.Named(compiler), api, [DiaryProgram.Source("main.cc")]));
        }
    }
}
