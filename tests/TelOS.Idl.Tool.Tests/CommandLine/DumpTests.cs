using System.Text;
using System.Text.Json;
using TelOS.Idl.Binding;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Json;
using TelOS.Idl.Tool.Loading;
using Xunit;

namespace TelOS.Idl.Tool.Tests.CommandLine;

public sealed class DumpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_dump_of_every_contract_of_this_repository_is_valid_and_reads_back_as_the_bound_model()
    {
        string[] folders = ["idl/contracts", "samples"];
        LoadedContracts loaded = new ContractLoader(new WorkingFolder(RepositoryFiles.Root)).Load(folders, new ImportPlaces([]));
        Contract[] models = [.. ContractCompiler.Compile(loaded.All, [], TestContext.Current.CancellationToken).Contracts.Select(contract => contract.Model!)];
        ToolResult dump = ToolProcess.Run(RepositoryFiles.Root, ["dump", .. folders]);
        Assert.Equal("", dump.Error);
        Assert.Equal(0, dump.Code);
        using JsonDocument document = JsonDocument.Parse(dump.Output);
        Assert.Empty(Json.JsonSchema.Published("contract-1").Validate(document.RootElement));
        Assert.Equal(models, ContractJson.Read(Encoding.UTF8.GetBytes(dump.Output)));
    }

    [Fact]
    public void Layouts_opcodes_and_documentation_are_in_the_dump()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nstruct P { x: u32; pad 4; y: u64; }\ninterface A {\n    /// Asks.\n    @0 ask(p: P) -> u32;\n}\n");
        ToolResult dump = _folder.Run("dump", "a.tidl");
        using JsonDocument document = JsonDocument.Parse(dump.Output);
        JsonElement declarations = document.RootElement.GetProperty("contracts")[0].GetProperty("declarations");
        Assert.Equal(16, declarations[0].GetProperty("size").GetInt32());
        Assert.Equal(8, declarations[0].GetProperty("fields")[1].GetProperty("offset").GetInt32());
        JsonElement ask = declarations[1].GetProperty("functions")[0];
        Assert.Equal("Asks.", ask.GetProperty("documentation").GetProperty("text").GetString());
        Assert.Equal(24, ask.GetProperty("budget").GetProperty("requestBytes").GetInt32());
    }

    [Fact]
    public void Imported_contracts_are_bound_and_not_dumped()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nimport \"b.tidl\";\nstruct A { x: B; }\n");
        _folder.Write("b.tidl", "edition 1;\nnamespace test.b;\nstruct B { x: u32; }\n");
        Contract contract = Assert.Single(ContractJson.Read(Encoding.UTF8.GetBytes(_folder.Run("dump", "a.tidl").Output)));
        Assert.Equal("test.a", contract.Namespace);
    }

    [Fact]
    public void A_dump_to_a_file_is_the_one_to_standard_output()
    {
        _folder.Write("a.tidl", TemporaryFolder.Sound);
        _folder.Write("out.json", "old");
        Assert.Equal(new ToolResult(0, "", ""), _folder.Run("dump", "a.tidl", "--output", "out.json"));
        Assert.Equal(_folder.Run("dump", "a.tidl").Output, _folder.Read("out.json"));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void Errors_leave_the_old_file_and_no_part_of_a_new_one()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nstruct A { x: Nowhere; }\n");
        _folder.Write("out.json", "old");
        ToolResult result = _folder.Run("dump", "a.tidl", "--output", "out.json");
        Assert.Equal(1, result.Code);
        Assert.Equal("", result.Output);
        Assert.Contains("a.tidl:3:15: error TIDL", result.Error, StringComparison.Ordinal);
        Assert.Equal("old", _folder.Read("out.json"));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Theory]
    [InlineData("gone/out.json", "gone/out.json: there is no such folder; check the path, or create the folder")]
    [InlineData(".", ".: it cannot be written: it is a folder; check the file and its volume")]
    [InlineData("/dev/full", "/dev/full: it cannot be written: No space left on device")]
    public void An_output_that_cannot_be_written_is_named_in_one_line(string output, string expected)
    {
        _folder.Write("a.tidl", TemporaryFolder.Sound);
        ToolResult result = _folder.Run("dump", "a.tidl", "--output", output);
        Assert.Equal(2, result.Code);
        Assert.StartsWith($"tidl: error: {expected}", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }
}
