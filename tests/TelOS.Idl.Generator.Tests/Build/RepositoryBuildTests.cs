using System.Text.Json;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests.Build;

/// <summary>Projects that use eng/TidlContracts.targets, built by MSBuild.</summary>
[Collection("builds")]
public sealed class RepositoryBuildTests : IDisposable
{
    private static readonly string[] Arguments =
        ["-v:q", "-nologo", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false", "-c", Repository.Configuration];

    private readonly TemporaryProject _project = new TemporaryProject()
        .Write("hello.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <TidlContract Include="screen.tidl" />
                <TidlImport Include="contracts/*.tidl" />
                <ProjectReference Include="{Repository.Root}/runtime/TelOS.Runtime/TelOS.Runtime.csproj" />
              </ItemGroup>
              <ItemGroup>
                <TidlContract Include="contracts/shapes.tidl" />
              </ItemGroup>
              <Import Project="{Repository.Root}/eng/TidlContracts.targets" />
            </Project>
            """)
        .Write("screen.tidl", Contracts.Screen)
        .Write("contracts/shapes.tidl", Contracts.Shapes)
        .Write("contracts/hello.tidl", Contracts.Hello)
        .Write("Use.cs", """
            internal static class Use
            {
                public static bool Move(Samples.Screen.IScreen screen) => screen.Move(new Samples.Shapes.Point { X = 1, Y = 2 });
            }
            """);

    [Fact]
    public async Task A_design_time_build_shows_the_contracts_and_the_generator()
    {
        (int restored, string message) = await _project.DotnetAsync("restore", "-v:q", "-nologo");
        Assert.True(restored == 0, message);

        (int exitCode, string output) = await _project.DotnetAsync(
            "build", "--no-restore", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-p:BuildProjectReferences=false", "-c", Repository.Configuration,
            "-getItem:AdditionalFiles", "-getItem:Analyzer", "-getItem:CscCommandLineArgs", "-getItem:AvailableItemName", "-getItem:UpToDateCheckInput", "-getItem:None");

        Assert.True(exitCode == 0, output);
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement items = document.RootElement.GetProperty("Items");
        Assert.Equal(
            ["contracts/hello.tidl:Import", "contracts/shapes.tidl:Contract", "screen.tidl:Contract"],
            items.GetProperty("AdditionalFiles").EnumerateArray()
                .Select(i => $"{i.GetProperty("Identity").GetString()}:{i.GetProperty("TidlRole").GetString()}")
                .Order(StringComparer.Ordinal));
        string[] analyzers = [.. Identities(items, "Analyzer").Select(i => Path.GetFileName(i))];
        string[] needed = ["TelOS.Idl.Generator.dll", "TelOS.Idl.CSharp.dll", "TelOS.Idl.dll", "Antlr4.Runtime.Standard.dll"];
        Assert.Empty(needed.Except(analyzers));
        Assert.All(Identities(items, "Analyzer").Where(a => a.Contains("TelOS", StringComparison.Ordinal)), a => Assert.True(File.Exists(a), a));
        Assert.DoesNotContain(analyzers, a => a is "System.Memory.dll" or "System.Collections.Immutable.dll" or "Microsoft.CodeAnalysis.dll");
        string commandLine = string.Join('\n', Identities(items, "CscCommandLineArgs"));
        Assert.Contains("/additionalfile:screen.tidl", commandLine, StringComparison.Ordinal);
        Assert.Contains("TelOS.Idl.Generator.dll", commandLine, StringComparison.Ordinal);
        Assert.Contains("TidlContract", Identities(items, "AvailableItemName"));
        Assert.Contains("TidlImport", Identities(items, "AvailableItemName"));
        Assert.Contains("screen.tidl", Identities(items, "UpToDateCheckInput"));
        Assert.DoesNotContain("screen.tidl", Identities(items, "None"));
    }

    [Fact]
    public async Task A_build_compiles_against_the_contract_and_fails_in_the_contract_when_it_is_broken()
    {
        (int good, string output) = await _project.DotnetAsync(["build", .. Arguments]);
        Assert.True(good == 0, output);

        _project.Write("screen.tidl", Contracts.Screen.Replace("Point", "Missing", StringComparison.Ordinal));
        (int broken, output) = await _project.DotnetAsync(["build", "--no-restore", .. Arguments]);

        Assert.NotEqual(0, broken);
        Assert.Matches(@"screen\.tidl\(6,17\): error TIDL\d{4}: .*Missing", output);
        Assert.DoesNotMatch(@"shapes\.tidl\(", output);
    }

    /// <inheritdoc/>
    public void Dispose() => _project.Dispose();

    private static IEnumerable<string> Identities(JsonElement items, string name) =>
        items.GetProperty(name).EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!);
}
