using System.Text.Json;
using Xunit;

namespace TelOS.Idl.Tool.Tests.CommandLine;

public sealed class CheckTests : IDisposable
{
    private const string Broken = "edition 1;\nnamespace test.broken;\n\nstruct A { x: u32 }\nstruct B { y: Nowhere; }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_contract_passes()
    {
        _folder.Write("a.tidl", TemporaryFolder.Sound);
        Assert.Equal(new ToolResult(0, "1 file checked: nothing found\n", ""), _folder.Run("check", "a.tidl"));
    }

    [Fact]
    public void One_run_reports_the_findings_of_all_files_in_their_order()
    {
        _folder.Write("b.tidl", "edition 1;\nnamespace test.b;\nstruct B { y: Nowhere; }\n");
        _folder.Write("a.tidl", Broken);
        ToolResult result = _folder.Run("check", ".");
        Assert.Equal(1, result.Code);
        int first = result.Output.IndexOf("a.tidl:4:", StringComparison.Ordinal);
        int second = result.Output.IndexOf("b.tidl:3:15: error", StringComparison.Ordinal);
        Assert.True(first >= 0 && second > first, result.Output);
        Assert.Contains("2 files checked: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', result.Output);
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_hide_the_findings_of_the_others()
    {
        _folder.Write("a.tidl", Broken);
        ToolResult result = _folder.Run("check", "gone.tidl", "a.tidl");
        Assert.Equal(2, result.Code);
        Assert.Contains("a.tidl:4:", result.Output, StringComparison.Ordinal);
        Assert.Equal("tidl: error: gone.tidl: there is no such file or folder; check the path\n", result.Error);
    }

    [Fact]
    public void Imports_are_read_relative_to_the_importing_file_and_below_the_import_roots()
    {
        _folder.Write("app/main.tidl", "edition 1;\nnamespace test.main;\nimport \"parts/near.tidl\";\nimport \"lib/far.tidl\";\nstruct A { near: Near; far: Far; }\n");
        _folder.Write("app/parts/near.tidl", "edition 1;\nnamespace test.near;\nimport \"../../shared.tidl\";\nstruct Near { x: Shared; }\n");
        _folder.Write("shared.tidl", "edition 1;\nnamespace test.shared;\nstruct Shared { x: u32; }\n");
        _folder.Write("roots/lib/far.tidl", "edition 1;\nnamespace test.far;\nstruct Far { x: u32; }\n");
        Assert.Equal(1, _folder.Run("check", "app/main.tidl").Code);
        Assert.Equal(
            new ToolResult(0, "4 files checked: nothing found\n", ""),
            _folder.Run("check", "app/main.tidl", "--import-root", "roots"));
    }

    [Fact]
    public void A_missing_import_is_found_where_it_is_written()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nimport \"gone.tidl\";\n");
        ToolResult result = _folder.Run("check", "a.tidl");
        Assert.Equal(1, result.Code);
        Assert.StartsWith("a.tidl:3:8: error TIDL", result.Output, StringComparison.Ordinal);
        Assert.Contains("gone.tidl", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_above_the_folder_may_import_one_below_it()
    {
        _folder.Write("other/a.tidl", "edition 1;\nnamespace test.a;\nimport \"../here/b.tidl\";\nstruct A { x: B; }\n");
        _folder.Write("here/b.tidl", "edition 1;\nnamespace test.b;\nstruct B { x: u32; }\n");
        Assert.Equal(
            new ToolResult(0, "2 files checked: nothing found\n", ""),
            ToolProcess.Run(_folder.At("here"), "check", "../other/a.tidl"));
    }

    [Fact]
    public void A_name_declared_in_two_files_is_found_with_the_path_of_the_other_as_it_is_shown()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nstruct A { x: u32; }\n");
        _folder.Write("b/b.tidl", "edition 1;\nnamespace test.a;\nstruct A { x: u32; }\n");
        ToolResult result = _folder.Run("check", ".");
        Assert.Equal(1, result.Code);
        Assert.Contains("b/b.tidl:3:8: error TIDL", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_cycle_is_found()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nimport \"b.tidl\";\nstruct A { x: u32; }\n");
        _folder.Write("b.tidl", "edition 1;\nnamespace test.b;\nimport \"a.tidl\";\nstruct B { x: u32; }\n");
        ToolResult result = _folder.Run("check", "a.tidl");
        Assert.Equal(1, result.Code);
        Assert.Contains(":3:8: error TIDL", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_pass_unless_they_are_treated_as_errors()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nstruct A { x: usize; }\n");
        ToolResult mild = _folder.Run("check", "a.tidl");
        Assert.Equal(0, mild.Code);
        Assert.Contains(" warning TIDL", mild.Output, StringComparison.Ordinal);
        ToolResult strict = _folder.Run("check", "a.tidl", "--warnings-as-errors");
        Assert.Equal(1, strict.Code);
        Assert.Equal(mild.Output.Replace("warning", "error", StringComparison.Ordinal), strict.Output);
    }

    [Fact]
    public void Budgets_name_what_each_method_needs()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\ninterface A {\n    @0 first(x: u32, c: cap) -> u64;\n    @1 second();\n}\n");
        ToolResult result = _folder.Run("check", "a.tidl", "--budgets");
        Assert.Equal(0, result.Code);
        Assert.Matches(@"  A\.first   request +\d+/1024 bytes, reply +\d+/1024, caps 1/4\n  A\.second  request +8/1024 bytes, reply +\d+/1024, caps 0/4\n", result.Output);
    }

    [Fact]
    public void Json_carries_all_findings_and_is_valid_by_the_published_schema()
    {
        _folder.Write("a.tidl", Broken);
        ToolResult result = _folder.Run("check", "a.tidl", "gone.tidl", "--format", "json", "--budgets");
        Assert.Equal(2, result.Code);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.Empty(Json.JsonSchema.Published("report-1").Validate(report.RootElement));
        JsonElement finding = report.RootElement.GetProperty("findings")[0];
        Assert.Equal("a.tidl", finding.GetProperty("path").GetString());
        Assert.Equal(4, finding.GetProperty("start").GetProperty("line").GetInt32());
        Assert.Equal("gone.tidl", Assert.Single(report.RootElement.GetProperty("problems").EnumerateArray()).GetProperty("path").GetString());
    }

    [Fact]
    public void Sarif_has_a_rule_with_help_behind_every_result_and_relative_uris()
    {
        _folder.Write("with blank/ä.tidl", Broken);
        ToolResult result = _folder.Run("check", ".", "--format", "sarif");
        Assert.Equal(1, result.Code);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.Equal("2.1.0", report.RootElement.GetProperty("version").GetString());
        JsonElement run = report.RootElement.GetProperty("runs")[0];
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.NotEqual(0, run.GetProperty("results").GetArrayLength());
        foreach (JsonElement finding in run.GetProperty("results").EnumerateArray())
        {
            JsonElement rule = rules[finding.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(finding.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString());
            Assert.NotEqual("", rule.GetProperty("help").GetProperty("text").GetString());
            JsonElement location = finding.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal("with%20blank/%C3%A4.tidl", location.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.True(location.GetProperty("region").GetProperty("startLine").GetInt32() >= 4);
        }
    }

    [Fact]
    public void The_contracts_of_this_repository_pass()
    {
        ToolResult result = ToolProcess.Run(RepositoryFiles.Root, "check", "idl/contracts", "samples");
        Assert.True(result.Code == 0, result.Output + result.Error);
    }
}
