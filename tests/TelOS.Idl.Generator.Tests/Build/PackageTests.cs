using System.IO.Compression;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests.Build;

/// <summary>The NuGet package as a user meets it: one package reference, one item.</summary>
[Collection("builds")]
public sealed class PackageTests
{
    [Fact]
    public async Task A_project_with_one_reference_and_one_item_compiles_against_its_contract()
    {
        using TemporaryProject packing = new();
        foreach (string project in (string[])["runtime/TelOS.Runtime", "generator/TelOS.Idl.Generator.Package"])
        {
            (int packed, string message) = await packing.DotnetAsync(
                "pack", Path.Combine(Repository.Root, project), "--no-build", "-c", Repository.Configuration, "-o", packing.Folder, "-v:q", "-nologo");
            Assert.True(packed == 0, message);
        }
        string package = Assert.Single(Directory.GetFiles(packing.Folder, "TelOS.Idl.Generator.*.nupkg"));
        string version = Path.GetFileNameWithoutExtension(package)["TelOS.Idl.Generator.".Length..];
        AssertContents(package);

        using TemporaryProject user = new() { NuGetPackages = Path.Combine(packing.Folder, "cache") };
        user.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="built" value="{packing.Folder}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="user" value="{TemporaryProject.GlobalPackages}" /></fallbackPackageFolders>
            </configuration>
            """)
            .Write("user.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TelOS.Idl.Generator" Version="{version}" />
                <TidlContract Include="hello.tidl" />
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

        (int exitCode, string output) = await user.DotnetAsync("build", "-v:q", "-nologo", "-p:UseSharedCompilation=false");

        Assert.True(exitCode == 0, output);
        Assert.Contains("Samples.Hello", await File.ReadAllTextAsync(
            Path.Combine(user.Folder, "bin/Debug/net10.0/user.dll"), System.Text.Encoding.Latin1, TestContext.Current.CancellationToken), StringComparison.Ordinal);
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
        Assert.DoesNotContain(names, n => n.StartsWith("lib/", StringComparison.Ordinal));
    }
}
