using Xunit;

namespace TelOS.Idl.Tool.Tests.Building;

/// <summary>Dependency files as make and ninja read them.</summary>
public sealed class DependencyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DependencyFileTests()
    {
        _folder.Write("my contracts/main.tidl", "edition 1;\nnamespace test.main;\nimport \"lib #1/far$.tidl\";\nstruct A { far: Far; }\n");
        _folder.Write("my contracts/lib #1/far$.tidl", "edition 1;\nnamespace test.far;\nstruct Far { x: u32; }\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_names_the_contracts_and_their_imports_with_everything_escaped_that_make_obeys()
    {
        Assert.Equal(0, _folder.Run("build", "my contracts/main.tidl", "--csharp", "my out/", "--depfile", "out.d").Code);
        Assert.Equal(
            """
            my\ out/tidl-manifest.json: \
              my\ contracts/lib\ \#1/far$$.tidl \
              my\ contracts/main.tidl

            my\ contracts/lib\ \#1/far$$.tidl:

            my\ contracts/main.tidl:

            """,
            _folder.Read("out.d"));
    }

    [Fact]
    public void Make_builds_again_after_a_change_of_an_import_and_only_then()
    {
        _folder.Write("Makefile", """
            out/tidl-manifest.json:
            	$(TIDL) build my\ contracts/main.tidl --csharp out --depfile out.d
            -include out.d

            """);
        Assert.Contains("build my", Make(), StringComparison.Ordinal);
        Assert.Contains("up to date", Make(), StringComparison.Ordinal);
        ChangeImport();
        Assert.Contains("1 file written", Make(), StringComparison.Ordinal);
        Assert.Contains("up to date", Make(), StringComparison.Ordinal);

        _folder.Write("my contracts/main.tidl", "edition 1;\nnamespace test.main;\nstruct A { x: u32; }\n");
        File.Delete(_folder.At("my contracts/lib #1/far$.tidl"));
        Assert.Contains("1 contract: ", Make(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ninja_builds_again_after_a_change_of_an_import_and_only_then()
    {
        _folder.Write("build.ninja", """
            rule tidl
              command = $tool build "my contracts/main.tidl" --csharp out --depfile $out.d
              depfile = $out.d
              deps = gcc
            build out/tidl-manifest.json: tidl my$ contracts/main.tidl

            """.Replace("$tool", $"dotnet {ToolProcess.Assembly}", StringComparison.Ordinal));
        Assert.Contains("[1/1]", Ninja(), StringComparison.Ordinal);
        Assert.Contains("no work to do", Ninja(), StringComparison.Ordinal);
        ChangeImport();
        Assert.Contains("1 file written", Ninja(), StringComparison.Ordinal);
        Assert.Contains("no work to do", Ninja(), StringComparison.Ordinal);
    }

    private void ChangeImport()
    {
        string path = _folder.Write("my contracts/lib #1/far$.tidl", "edition 1;\nnamespace test.far;\nstruct Far { x: u32; y: u32; }\n");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow + TimeSpan.FromSeconds(-1));
        File.SetLastWriteTimeUtc(_folder.At("out/tidl-manifest.json"), DateTime.UtcNow + TimeSpan.FromMinutes(-1));
    }

    private string Make() => Run("make");

    private string Ninja() => Run("ninja");

    private string Run(string program)
    {
        InstalledPrograms.Require(program);
        ToolResult result = ToolProcess.Shell(_folder.Path, $"{program} 2>&1");
        Assert.True(result.Code == 0, result.Output);
        return result.Output;
    }
}
