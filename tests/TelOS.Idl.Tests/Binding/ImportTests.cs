using TelOS.Idl.Binding;
using Xunit;

namespace TelOS.Idl.Tests.Binding;

public sealed class ImportTests
{
    [Theory]
    [InlineData("a/b/c.tidl", "d.tidl", "a/b/d.tidl")]
    [InlineData("a/b/c.tidl", "../d.tidl", "a/d.tidl")]
    [InlineData("/a/b/c.tidl", "./x/../d.tidl", "/a/b/d.tidl")]
    [InlineData("a\\b\\c.tidl", "d.tidl", "a/b/d.tidl")]
    [InlineData("c.tidl", "../../d.tidl", "../../d.tidl")]
    public void An_import_is_looked_up_beside_the_importing_file(string importing, string import, string expected) =>
        Assert.Equal(expected, ImportPaths.Candidates(importing, import, []).First());

    [Fact]
    public void Import_roots_follow_in_order() => Assert.Equal(
        ["a/x/d.tidl", "one/x/d.tidl", "/two/x/d.tidl"], ImportPaths.Candidates("a/c.tidl", "x/d.tidl", ["one", "/two/"]));

    [Theory]
    [InlineData("genode/dataspace.tidl", "p/genode/dataspace.tidl")]
    [InlineData("../genode/dataspace.tidl", "p/genode/dataspace.tidl")]
    [InlineData("dataspace.tidl", null)]
    [InlineData("ataspace.tidl", null)]
    [InlineData("", null)]
    public void The_only_file_that_ends_with_the_path_is_meant_at_last(string import, string? expected)
    {
        string[] known = ["p/genode/dataspace.tidl", "q/other/dataspace.tidl"];

        bool isFound = ImportPaths.TryResolve("r/c.tidl", import, [], known, out string path);

        Assert.Equal(expected, isFound ? path : null);
    }

    [Fact]
    public void Imports_are_not_transitive() => Assert.Equal(
        ["TIDL0106"],
        Compiling.Compile(
            ("a.tidl", "edition 1;\nnamespace a;\nstruct Part { x: u8; }"),
            ("b.tidl", "edition 1;\nnamespace b;\nimport \"a.tidl\";\nstruct Box { part: Part; }"),
            ("c.tidl", "edition 1;\nnamespace c;\nimport \"b.tidl\";\nstruct Crate { box: Box; part: Part; }"))
            .Diagnostics.Select(d => d.Descriptor.Id));

    [Fact]
    public void Every_import_of_a_circle_is_reported_and_none_that_leads_to_it()
    {
        static (string Path, string Text) File(string name, params string[] imports) => (
            name + ".tidl",
            $"edition 1;\nnamespace {name};\n{string.Concat(imports.Select(i => $"import \"{i}.tidl\";\n"))}");

        CompilationResult result = Compiling.Compile(File("a", "b"), File("b", "c"), File("c", "b", "d"), File("d"), File("e", "e"));

        Assert.Equal(
            ["b.tidl TIDL0102", "c.tidl TIDL0102", "e.tidl TIDL0102"],
            result.Diagnostics.Where(d => d.Descriptor.Id != "TIDL0104").Select(d => $"{d.Source.Path} {d.Descriptor.Id}"));
    }

    [Fact]
    public void A_thousand_files_in_a_chain_are_bound()
    {
        (string, string)[] files =
        [
            .. Enumerable.Range(0, 1000).Select(i => (
                $"f{i}.tidl",
                i == 0
                    ? "edition 1;\nnamespace f0;\nstruct Part0 { x: u8; }"
                    : $"edition 1;\nnamespace f{i};\nimport \"f{i - 1}.tidl\";\nstruct Part{i} {{ x: Part{i - 1}; }}")),
        ];

        CompilationResult result = Compiling.Compile(files);

        Assert.Empty(result.Diagnostics);
        Assert.All(result.Contracts, c => Assert.NotNull(c.Model));
    }
}
