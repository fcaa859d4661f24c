using System.Diagnostics;
using System.IO.Compression;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests.Build;

/// <summary>The NuGet packages as a user meets them: one package reference, one item, one property; one command.</summary>
[Collection("builds")]
public sealed class PackageTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private const string Header = "include/samples_hello_session/client.h";

    [Fact]
    public async Task A_project_with_one_reference_compiles_against_its_contract_and_gets_headers_of_it()
    {
        AssertContents(packages.FileOf("TelOS.Idl.Generator"));
        using TemporaryProject user = UserProject("cpp");

        await BuildAsync(user);

        Assert.Contains("Samples.Hello", await File.ReadAllTextAsync(
            Path.Combine(user.Folder, "bin/Debug/net10.0/user.dll"), System.Text.Encoding.Latin1, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        string header = Path.Combine(user.Folder, "cpp", Header);
        Assert.Contains("Session_client", await File.ReadAllTextAsync(header, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // A second build has nothing to do; a comment changes the contract and no header; a removed contract takes its headers with it.
        string manifest = Path.Combine(user.Folder, "cpp/tidl-manifest.json");
        DateTime written = File.GetLastWriteTimeUtc(header);
        DateTime built = File.GetLastWriteTimeUtc(manifest);
        await BuildAsync(user);
        Assert.Equal(built, File.GetLastWriteTimeUtc(manifest));
        user.Write("hello.tidl", Contracts.Hello + "\n// A comment.\n");
        await BuildAsync(user);
        Assert.NotEqual(built, File.GetLastWriteTimeUtc(manifest));
        Assert.Equal(written, File.GetLastWriteTimeUtc(header));
        user.Write("other.tidl", "edition 1;\nnamespace samples.other;\nstruct Other { x: u32; }\n");
        await BuildAsync(user);
        Assert.True(File.Exists(Path.Combine(user.Folder, "cpp/include/samples_other/samples_other.h")));
        File.Delete(Path.Combine(user.Folder, "other.tidl"));
        await BuildAsync(user);
        Assert.False(File.Exists(Path.Combine(user.Folder, "cpp/include/samples_other/samples_other.h")));
    }

    [Fact]
    public async Task What_forbids_a_header_is_an_error_of_the_build_and_a_design_time_build_writes_none()
    {
        using TemporaryProject user = UserProject("cpp");
        user.Write("cpp/" + Header, "mine\n");

        (int exitCode, string output) = await user.DotnetAsync("build", "-v:q", "-nologo", "-p:UseSharedCompilation=false");

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"cpp/include/samples_hello_session/client\.h : error TIDL: tidl did not write what is there", output);

        File.Delete(Path.Combine(user.Folder, "cpp", Header));
        (exitCode, output) = await user.DotnetAsync(
            "build", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-v:q", "-nologo");
        Assert.True(exitCode == 0, output);
        Assert.False(File.Exists(Path.Combine(user.Folder, "cpp/tidl-manifest.json")));

        user.Write("hello.tidl", Contracts.Hello.Replace("greet(", "greet greet(", StringComparison.Ordinal));
        (exitCode, output) = await user.DotnetAsync("build", "-v:q", "-nologo", "-p:UseSharedCompilation=false");
        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"hello\.tidl\(\d+,\d+\): error TIDL\d{4}: ", output);
    }

    [Fact]
    public async Task The_command_line_installs_as_a_tool_and_runs()
    {
        using TemporaryProject user = new() { NuGetPackages = Path.Combine(packages.Folder, "tool-cache") };
        user.Write("nuget.config", packages.Configuration).Write("hello.tidl", Contracts.Hello);

        (int exitCode, string output) = await user.DotnetAsync(
            "tool", "install", "TelOS.Idl.Tool", "--version", packages.VersionOf("TelOS.Idl.Tool"), "--tool-path", Path.Combine(user.Folder, "tools"));
        Assert.True(exitCode == 0, output);

        ProcessStartInfo start = new(Path.Combine(user.Folder, "tools/tidl"), ["build", "hello.tidl", "--csharp", "cs", "--cpp", "cpp"])
        {
            WorkingDirectory = user.Folder,
            RedirectStandardOutput = true,
        };
        using Process tool = Process.Start(start)!;
        output = await tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(tool.ExitCode == 0, output);
        Assert.True(File.Exists(Path.Combine(user.Folder, "cpp", Header)));
        Assert.True(File.Exists(Path.Combine(user.Folder, "cs/Samples.Hello/HelloClient.g.cs")));
    }

    /// <summary>A project outside the repository, in a clean cache.</summary>
    private TemporaryProject UserProject(string cppOutput) =>
        new TemporaryProject { NuGetPackages = Path.Combine(packages.Folder, $"cache-{Guid.NewGuid():N}") }
            .Write("nuget.config", packages.Configuration)
            .Write("user.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <TidlCppOutput>{cppOutput}</TidlCppOutput>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TelOS.Idl.Generator" Version="{packages.VersionOf("TelOS.Idl.Generator")}" />
                <TidlContract Include="*.tidl" />
              </ItemGroup>
            </Project>
            """)
            .Write("hello.tidl", Contracts.Hello)
            .Write("Use.cs", """
            internal static class Use
            {
                public static ulong Greet(Samples.Hello.IHello hello) => hello.Greet(3);
            }
            """);

    private static async Task BuildAsync(TemporaryProject user)
    {
        (int exitCode, string output) = await user.DotnetAsync("build", "-v:q", "-nologo", "-p:UseSharedCompilation=false");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>What the compiler brings itself must not come along, or two versions of it meet.</summary>
    private static void AssertContents(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        string[] names = [.. archive.Entries.Select(e => e.FullName)];
        Assert.Equal(
            ["Antlr4.Runtime.Standard.dll", "TelOS.Idl.CSharp.dll", "TelOS.Idl.Generator.dll", "TelOS.Idl.dll"],
            names.Where(n => n.StartsWith("analyzers/dotnet/cs/", StringComparison.Ordinal)).Select(n => n["analyzers/dotnet/cs/".Length..]).Order(StringComparer.Ordinal));
        Assert.Contains("build/TelOS.Idl.Generator.props", names);
        Assert.Contains("build/TelOS.Idl.Generator.targets", names);
        Assert.Contains("tools/net10.0/tidl.dll", names);
        Assert.Contains("tools/net10.0/tidl.runtimeconfig.json", names);
        Assert.DoesNotContain(names, n => n.StartsWith("lib/", StringComparison.Ordinal));
    }
}
