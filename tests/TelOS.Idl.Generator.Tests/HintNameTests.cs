using System.Text.RegularExpressions;
using TelOS.Idl.CSharp;
using TelOS.Idl.Generator.Pipeline;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests;

/// <summary>Names of generated files, which must differ by more than case or the compiler refuses them all.</summary>
public sealed class HintNameTests
{
    [Fact]
    public void Files_of_one_name_in_two_folders_are_told_apart_by_the_folder()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/first/shapes.tidl", Contracts.Shapes)
            .Add("/c/second/shapes.tidl", Contracts.Shapes.Replace("samples.shapes", "samples.others", StringComparison.Ordinal))
            .Run();

        Assert.Contains(run.Sources.Keys, name => name.StartsWith("first/shapes/", StringComparison.Ordinal));
        Assert.Contains(run.Sources.Keys, name => name.StartsWith("second/shapes/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_of_one_name_in_two_namespaces_has_two_files()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/a.tidl", "edition 1; namespace one; struct Same { x: u32; }")
            .Add("/c/b.tidl", "edition 1; namespace two; struct Same { x: u32; }")
            .Run();

        Assert.Contains(run.Sources, source => Declares(source.Value, "namespace One", "struct Same"));
        Assert.Contains(run.Sources, source => Declares(source.Value, "namespace Two", "struct Same"));
    }

    [Fact]
    public void Files_and_types_that_differ_by_case_only_are_told_apart()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/hello.tidl", "edition 1; namespace one; struct Abc { x: u32; } struct ABc { x: u32; }")
            .Add("/c/Hello.tidl", "edition 1; namespace two; struct Abc { x: u32; }")
            .Run();

        Assert.Contains(run.Sources, source => Declares(source.Value, "namespace One", "struct Abc"));
        Assert.Contains(run.Sources, source => Declares(source.Value, "namespace One", "struct ABc"));
        Assert.Contains(run.Sources, source => Declares(source.Value, "namespace Two", "struct Abc"));
        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Names_that_the_emitter_gives_twice_are_numbered()
    {
        ContractToolchain twice = ContractToolchain.Default with
        {
            Emit = static (_, _) => [new GeneratedFile("A.g.cs", "// 1"), new GeneratedFile("a.g.cs", "// 2"), new GeneratedFile("A.g.cs", "// 3")],
        };

        GeneratorRun run = new ContractProject(twice).Add("/c/hello.tidl", Contracts.Hello).Run();

        Assert.Equal("// 1", run.Sources["hello/A.g.cs"]);
        Assert.Equal("// 2", run.Sources["hello/a-2.g.cs"]);
        Assert.Equal("// 3", run.Sources["hello/A-3.g.cs"]);
    }

    [Fact]
    public void Prefixes_are_the_shortest_ends_that_are_unique()
    {
        Dictionary<string, string> prefixes = HintPrefixes.Of(
            ["/p/a/x.tidl", "/p/b/x.tidl", "/p/b/y.tidl", "/q/b/x.tidl", "C:/z.tidl", "plain.tidl", "/p/.tidl", "/p/ü n.tidl"]);

        Assert.Equal("a/x", prefixes["/p/a/x.tidl"]);
        Assert.Equal("p/b/x", prefixes["/p/b/x.tidl"]);
        Assert.Equal("q/b/x", prefixes["/q/b/x.tidl"]);
        Assert.Equal("y", prefixes["/p/b/y.tidl"]);
        Assert.Equal("z", prefixes["C:/z.tidl"]);
        Assert.Equal("plain", prefixes["plain.tidl"]);
        Assert.Equal(".tidl", prefixes["/p/.tidl"]);
        Assert.Equal("__n", prefixes["/p/ü n.tidl"]);
    }

    [Fact]
    public void Prefixes_of_any_paths_differ_by_more_than_case_and_do_not_depend_on_order()
    {
        Random random = Seed.Start();
        string[] parts = ["a", "A", "b", "a-2", "A b", "ü", "x.y", "_", "-2"];
        for (int round = 0; round < 300; round++)
        {
            string[] paths = [.. Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => "/" + string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Length)])) + ".tidl")
                .Distinct()];

            Dictionary<string, string> prefixes = HintPrefixes.Of(paths);
            random.Shuffle(paths);

            Assert.Equal(paths.Length, prefixes.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Equal(prefixes.OrderBy(p => p.Key, StringComparer.Ordinal), HintPrefixes.Of(paths).OrderBy(p => p.Key, StringComparer.Ordinal));
        }
    }

    private static bool Declares(string text, string space, string type) =>
        text.Contains(space, StringComparison.Ordinal)
        && Regex.IsMatch(text, Regex.Escape(type) + @"\b", RegexOptions.CultureInvariant);
}
