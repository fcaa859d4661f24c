using TelOS.Idl.Tool.Building;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Building;

public sealed class CppBuildTests : IDisposable
{
    private readonly BuildFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_languages_come_out_of_one_run_into_two_folders_or_one()
    {
        Assert.Equal(0, _folder.Build("--cpp", "cpp").Code);
        Assert.Contains("include/test_shop/client.h", _folder.Outputs("cpp"));
        Assert.Contains("Test.Shop/Item.g.cs", _folder.Outputs());
        Assert.Equal("1 contract: up to date\n", _folder.Build("--cpp", "cpp", "--check").Output);

        Assert.Equal(0, _folder.Build("--cpp", "out").Code);
        Assert.Equal(_folder.Outputs("cpp").Count, _folder.Outputs().Count(path => path.EndsWith(".h", StringComparison.Ordinal)));
        Assert.Equal("1 contract: up to date\n", _folder.Build().Output);
        Assert.Contains("include/test_shop/client.h", _folder.Outputs());
    }

    [Fact]
    public void The_contracts_of_this_repository_become_both_languages_and_genodes_own_headers_are_left_to_genode()
    {
        ToolResult result = _folder.Files.Run("build", RepositoryFiles.Path("idl/contracts"), "--csharp", "cs", "--cpp", "cpp");
        Assert.True(result.Code == 0, result.Error);
        Assert.Contains("include/telos_object_store_session/connection.h", _folder.Outputs("cpp"));
        Assert.DoesNotContain(_folder.Outputs("cpp"), path => path.StartsWith("include/genode", StringComparison.Ordinal));
        Assert.Contains("Genode.Gui/GuiClient.g.cs", _folder.Outputs("cs"));
    }

    [Theory]
    [InlineData("--cpp")]
    [InlineData("--genode")]
    public void Two_contracts_whose_headers_are_the_same_are_refused(string output)
    {
        _folder.Files.Write("a.tidl", "edition 1;\nnamespace test.both;\nstruct A { value: u64; }\n");
        _folder.Files.Write("b.tidl", "edition 1;\nnamespace test.both;\nstruct B { value: u64; }\n");
        ToolResult result = _folder.Files.Run("build", "a.tidl", "b.tidl", output, "both");
        Assert.Equal(2, result.Code);
        Assert.Contains($"both/include/test_both/test_both.h: a.tidl and b.tidl both write it; the headers of a namespace are one contract's", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Files.At("both")));
    }

    [Fact]
    public void The_files_of_a_repository_name_the_contract_behind_them_and_what_it_has_once_names_all()
    {
        _folder.Files.Write("a.tidl", "edition 1;\nnamespace test.a;\nstruct A { value: u64?; }\n");
        _folder.Files.Write("b.tidl", "edition 1;\nnamespace test.b;\nstruct B { value: u64?; }\n");
        Assert.Equal(0, _folder.Files.Run("build", "a.tidl", "b.tidl", "--genode", "both").Code);
        Manifest manifest = Manifest.TryRead(File.ReadAllBytes(_folder.Files.At("both/" + Manifest.FileName)))!;
        Assert.Equal(["../a.tidl"], Sources("include/test_a/test_a.h"));
        Assert.Equal(["../b.tidl"], Sources("recipes/api/test_b/hash"));
        Assert.Equal(["../a.tidl", "../b.tidl"], Sources("include/telos/optional.h"));
        Assert.Equal(["../a.tidl", "../b.tidl"], Sources("README"));

        File.Delete(_folder.Files.At("b.tidl"));
        Assert.Equal(0, _folder.Files.Run("build", "a.tidl", "--genode", "both").Code);
        Assert.True(File.Exists(_folder.Files.At("both/include/test_a/test_a.h")));
        Assert.False(Directory.Exists(_folder.Files.At("both/include/test_b")));

        string[] Sources(string path) => [.. manifest.Entries.Single(entry => entry.Path == path).Contracts];
    }

    [Fact]
    public void A_template_of_the_users_replaces_the_one_of_its_name_and_the_outputs_depend_on_it()
    {
        Assert.Equal(0, _folder.Files.Run("new", "templates", "-o", "mine").Code);
        foreach (string file in Directory.GetFiles(_folder.Files.At("mine")).Where(file => !file.EndsWith("/capability.h.scriban", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }
        Assert.Equal(0, _folder.Files.Run("build", "shop.tidl", "--cpp", "plain").Code);
        Assert.Equal(0, _folder.Files.Run("build", "shop.tidl", "--cpp", "same", "--templates", "mine").Code);
        Assert.Equal(_folder.Files.Read("plain/include/test_shop/capability.h"), _folder.Files.Read("same/include/test_shop/capability.h"));

        File.AppendAllText(_folder.Files.At("mine/capability.h.scriban"), "/* mine */\n");
        Assert.Equal(0, _folder.Files.Run("build", "shop.tidl", "--cpp", "cpp", "--templates", "mine", "--depfile", "d").Code);
        Assert.Contains("/* mine */", _folder.Files.Read("cpp/include/test_shop/capability.h"), StringComparison.Ordinal);
        Assert.Equal(_folder.Files.Read("plain/include/test_shop/client.h"), _folder.Files.Read("cpp/include/test_shop/client.h"));
        Assert.Contains("\n  mine/capability.h.scriban", _folder.Files.Read("d"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client.h.scriban", "{{ nothing.here }}", "mine: client.h.scriban(1,4)")]
    [InlineData("client.h.scriban", "{{ if }}", "mine: ")]
    [InlineData("clinet.h.scriban", "", "mine/clinet.h.scriban: there is no template of this name to replace; did you mean client.h.scriban?")]
    public void A_template_that_is_wrong_is_named_and_nothing_is_written(string name, string text, string expected)
    {
        _folder.Files.Write($"mine/{name}", text);
        ToolResult result = _folder.Build("--cpp", "cpp", "--templates", "mine");
        Assert.Equal(2, result.Code);
        Assert.StartsWith($"tidl: error: {expected}", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder.Files.At("out")));
        Assert.False(Directory.Exists(_folder.Files.At("cpp")));
    }

    [Fact]
    public void A_folder_of_templates_that_is_not_there_is_named() => Assert.StartsWith(
        "tidl: error: gone: there is no such folder of templates", _folder.Build("--templates", "gone").Error, StringComparison.Ordinal);
}
