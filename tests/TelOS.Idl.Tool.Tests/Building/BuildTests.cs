using System.Text.Json;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Building;

public sealed class BuildTests : IDisposable
{
    private readonly BuildFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_contract_becomes_code_and_the_manifest_names_every_file_with_its_contract_and_hash()
    {
        Assert.Matches("^1 contract: \\d+ files written, 0 removed, 0 unchanged\n$", _folder.Build().Output);

        Assert.Contains("Test.Shop/Item.g.cs", _folder.Outputs());
        JsonElement[] entries = [.. _folder.Manifest().GetProperty("outputs").EnumerateArray()];
        Assert.Equal(_folder.Outputs(), entries.Select(entry => entry.GetProperty("path").GetString()!));
        foreach (JsonElement entry in entries)
        {
            Assert.Equal("../shop.tidl", Assert.Single(entry.GetProperty("contracts").EnumerateArray()).GetString());
            byte[] content = File.ReadAllBytes(_folder.Files.At($"out/{entry.GetProperty("path").GetString()}"));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), entry.GetProperty("sha256").GetString());
        }
    }

    [Fact]
    public void What_did_not_change_is_not_rewritten()
    {
        _folder.Build();
        DateTime old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (string path in _folder.Outputs())
        {
            File.SetLastWriteTimeUtc(_folder.Files.At($"out/{path}"), old);
        }

        Assert.Equal("1 contract: up to date\n", _folder.Build().Output);
        Assert.All(_folder.Outputs(), path => Assert.Equal(old, File.GetLastWriteTimeUtc(_folder.Files.At($"out/{path}"))));

        _folder.Files.Write("shop.tidl", BuildFolder.Shop.Replace("number: u32; }", "number: u32; price: u32; }", StringComparison.Ordinal));
        _folder.Build();
        string changed = Assert.Single(_folder.Outputs(), path => File.GetLastWriteTimeUtc(_folder.Files.At($"out/{path}")) != old
            && path.EndsWith("Item.g.cs", StringComparison.Ordinal));
        Assert.Contains("Price", _folder.Files.Read($"out/{changed}"), StringComparison.Ordinal);
        Assert.Equal(old, File.GetLastWriteTimeUtc(_folder.Files.At("out/Test.Shop/IShelf.g.cs")));
    }

    [Fact]
    public void What_no_contract_gives_any_more_is_removed_with_its_empty_folder()
    {
        _folder.Files.Write("more.tidl", "edition 1;\nnamespace test.more;\nstruct More { x: u32; }\n");
        Assert.Equal(0, _folder.Files.Run("build", ".", "--csharp", "out").Code);
        Assert.Contains("Test.More/More.g.cs", _folder.Outputs());

        File.Delete(_folder.Files.At("more.tidl"));
        ToolResult result = _folder.Files.Run("build", ".", "--csharp", "out");

        Assert.Equal("removed: out/Test.More/More.g.cs\n1 contract: 0 files written, 1 removed, 5 unchanged\n", result.Output);
        Assert.False(Directory.Exists(_folder.Files.At("out/Test.More")));
        Assert.DoesNotContain(_folder.Manifest().GetProperty("outputs").EnumerateArray(), entry => entry.GetProperty("path").GetString() == "Test.More/More.g.cs");
    }

    [Fact]
    public void An_orphan_that_was_changed_by_hand_stays_and_is_named()
    {
        _folder.Build();
        File.AppendAllText(_folder.Files.At("out/Test.Shop/Item.g.cs"), "// mine\n");
        _folder.Files.Write("shop.tidl", "edition 1;\nnamespace test.shop;\nstruct Other { x: u32; }\n");

        ToolResult result = _folder.Build();

        Assert.Equal(0, result.Code);
        Assert.Contains("kept: out/Test.Shop/Item.g.cs was changed by hand, and no contract gives it any more\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(["Test.Shop/Item.g.cs", "Test.Shop/Other.g.cs"], _folder.Outputs());
        Assert.Equal("1 contract: up to date\n", _folder.Build().Output);
    }

    [Fact]
    public void Runs_for_single_contracts_and_languages_leave_each_others_files()
    {
        _folder.Build();
        IReadOnlyList<string> first = _folder.Outputs();
        _folder.Files.Write("more.tidl", "edition 1;\nnamespace test.more;\nstruct More { x: u32; }\n");

        Assert.Equal("1 contract: 1 file written, 0 removed, 0 unchanged\n", _folder.Files.Run("build", "more.tidl", "--csharp", "out").Output);

        Assert.Equal(["Test.More/More.g.cs", .. first], _folder.Outputs());
        Assert.Equal("1 contract: up to date\n", _folder.Build().Output);
    }

    [Fact]
    public void Processes_that_build_into_one_folder_at_once_do_not_lose_each_others_files()
    {
        string[] names = ["One", "Two", "Three", "Four"];
        foreach (string name in names)
        {
            _folder.Files.Write($"{name}.tidl", $"edition 1;\nnamespace test.n{name};\nstruct {name} {{ x: u32; }}\n");
        }
        ToolResult result = ToolProcess.Shell(
            _folder.Files.Path, string.Join(" & ", names.Select(name => $"$TIDL build {name}.tidl --csharp out")) + " & wait");

        Assert.Equal("", result.Error);
        Assert.Equal(names.Select(name => $"Test.N{name}/{name}.g.cs").Order(StringComparer.Ordinal), _folder.Outputs());
        Assert.Equal(names.Length, _folder.Manifest().GetProperty("outputs").GetArrayLength());
    }

    [Fact]
    public void Errors_leave_the_old_outputs_as_they_are()
    {
        _folder.Build();
        Dictionary<string, string> before = _folder.Outputs().ToDictionary(path => path, path => _folder.Files.Read($"out/{path}"));
        _folder.Files.Write("shop.tidl", BuildFolder.Shop.Replace("-> Item", "-> Nowhere", StringComparison.Ordinal));

        ToolResult result = _folder.Build();

        Assert.Equal(1, result.Code);
        Assert.Equal("", result.Output);
        Assert.StartsWith("shop.tidl:7:29: error TIDL", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Outputs().ToDictionary(path => path, path => _folder.Files.Read($"out/{path}")));
    }

    [Fact]
    public void A_file_that_somebody_else_wrote_is_not_overwritten()
    {
        _folder.Files.Write("out/Test.Shop/Item.g.cs", "mine\n");

        ToolResult result = _folder.Build();

        Assert.Equal(2, result.Code);
        Assert.Equal(
            "tidl: error: out/Test.Shop/Item.g.cs: tidl did not write what is there, and would overwrite it; move it away, or name another folder\n",
            result.Error);
        Assert.Equal(["Test.Shop/Item.g.cs"], _folder.Outputs());
        Assert.Equal("mine\n", _folder.Files.Read("out/Test.Shop/Item.g.cs"));
    }

    [Fact]
    public void A_volume_that_takes_no_files_leaves_everything_as_it_was()
    {
        _folder.Build();
        _folder.Files.Write("shop.tidl", BuildFolder.Shop.Replace("Item", "Thing", StringComparison.Ordinal));
        _folder.Files.Write("out/Test.Shop/Thing.g.cs/in the way", "");

        ToolResult result = _folder.Build();

        Assert.Equal(2, result.Code);
        Assert.Contains("Test.Shop/Item.g.cs", _folder.Outputs());
        Assert.DoesNotContain(_folder.Outputs(), path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_writes_nothing_and_names_what_is_not_up_to_date()
    {
        ToolResult first = _folder.Build("--check");
        Assert.Equal(1, first.Code);
        Assert.Contains("missing: out/Test.Shop/Item.g.cs\n", first.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Files.At("out")));

        _folder.Build();
        Assert.Equal(new ToolResult(0, "1 contract: up to date\n", ""), _folder.Build("--check"));

        File.AppendAllText(_folder.Files.At("out/Test.Shop/Item.g.cs"), "// mine\n");
        ToolResult edited = _folder.Build("--check");
        Assert.Equal(1, edited.Code);
        Assert.Equal("changed by hand: out/Test.Shop/Item.g.cs\n1 contract: not up to date; run the same command without --check\n", edited.Output);
        Assert.EndsWith("// mine\n", _folder.Files.Read("out/Test.Shop/Item.g.cs"), StringComparison.Ordinal);
        Assert.Equal(
            "replaced: out/Test.Shop/Item.g.cs had been changed by hand\n1 contract: 1 file written, 0 removed, 4 unchanged\n", _folder.Build().Output);
    }

    [Fact]
    public void The_report_for_programs_is_valid_by_the_published_schema_whatever_comes_out()
    {
        string[] states = [.. Report(_folder.Build("--format", "json")).GetProperty("folders")[0].GetProperty("files").EnumerateArray()
            .Select(file => file.GetProperty("state").GetString()!)];
        Assert.All(states, state => Assert.Equal("missing", state));
        Assert.True(Report(_folder.Build("--format", "json")).GetProperty("upToDate").GetBoolean());

        _folder.Files.Write("shop.tidl", BuildFolder.Shop.Replace("-> Item", "-> Nowhere", StringComparison.Ordinal));
        JsonElement broken = Report(_folder.Build("--format", "json"));
        Assert.Equal(1, broken.GetProperty("errors").GetInt32());
        Assert.Equal(0, broken.GetProperty("folders").GetArrayLength());
        Assert.Equal(1, Report(_folder.Build("gone.tidl", "--format", "json")).GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public void Imports_may_mean_given_files_by_the_end_of_their_path_and_nothing_is_written_from_those()
    {
        _folder.Files.Write("far/away/parts/part.tidl", "edition 1;\nnamespace test.part;\nstruct Part { x: u32; }\n");
        _folder.Files.Write("shop.tidl", "edition 1;\nnamespace test.shop;\nimport \"parts/part.tidl\";\nstruct Item { part: Part; }\n");
        Assert.Equal(1, _folder.Build().Code);
        Assert.Equal(0, _folder.Build("--import", "far/away/parts/part.tidl", "--cpp", "cpp").Code);
        Assert.Equal(["Test.Shop/Item.g.cs"], _folder.Outputs());
        Assert.Equal(["include/test_shop/test_shop.h"], _folder.Outputs("cpp"));
    }

    [Fact]
    public void Errors_for_msbuild_stand_in_its_own_form()
    {
        _folder.Files.Write("shop.tidl", BuildFolder.Shop.Replace("-> Item", "-> Nowhere", StringComparison.Ordinal));
        Assert.Matches(@"^shop\.tidl\(7,29\): error TIDL\d{4}: .*Nowhere.*\n$", _folder.Build("--format", "msbuild").Output);
        Assert.Matches(@"^gone\.tidl : error TIDL: there is no such file", _folder.Files.Run("build", "gone.tidl", "--csharp", "out", "--format", "msbuild").Output);
    }

    [Fact]
    public void A_manifest_that_was_tampered_with_removes_nothing_outside_its_folder()
    {
        _folder.Build();
        string manifest = _folder.Files.Read("out/tidl-manifest.json");
        string precious = _folder.Files.Write("precious.txt", "precious");
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("precious"u8));
        foreach (string path in (string[])["../precious.txt", precious, "a/../../precious.txt"])
        {
            _folder.Files.Write("out/tidl-manifest.json", manifest.Replace(
                "\"outputs\": [", $$"""
                "outputs": [ { "path": "{{path}}", "language": "csharp", "contracts": [ "gone.tidl" ], "sha256": "{{hash}}" },
                """, StringComparison.Ordinal));

            ToolResult result = _folder.Build();

            Assert.Equal(2, result.Code);
            Assert.StartsWith("tidl: error: out/tidl-manifest.json: it is no manifest", result.Error, StringComparison.Ordinal);
            Assert.True(File.Exists(precious));
        }
    }

    private static JsonElement Report(ToolResult result)
    {
        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.Empty(Json.JsonSchema.Published("build-1").Validate(report.RootElement));
        return report.RootElement.Clone();
    }
}
