using TelOS.Idl.Tool.Loading;
using Xunit;

namespace TelOS.Idl.Tool.Tests.CommandLine;

public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("fmt")]
    [InlineData("dump")]
    public void A_missing_file_is_named_in_one_line(string verb) => Assert.Equal(
        new ToolResult(2, verb == "fmt" ? "0 files, 0 formatted\n" : "", "tidl: error: gone.tidl: there is no such file or folder; check the path\n"),
        _folder.Run(verb, "gone.tidl"));

    [Fact]
    public void A_folder_without_contracts_is_named_in_one_line()
    {
        _folder.Write("empty/readme.txt", "");
        Assert.Equal(
            new ToolResult(2, "", "tidl: error: empty: there is no contract in this folder; name a folder with files that end in .tidl\n"),
            _folder.Run("check", "empty"));
    }

    [Fact]
    public void A_link_that_leads_back_does_not_trap_the_search()
    {
        _folder.Write("a/a.tidl", TemporaryFolder.Sound);
        Directory.CreateSymbolicLink(_folder.At("a/loop"), _folder.Path);
        Assert.Equal(new ToolResult(0, "1 file checked: nothing found\n", ""), _folder.Run("check", "."));
    }

    [Fact]
    public void A_file_is_checked_once_however_often_it_is_named()
    {
        _folder.Write("a.tidl", TemporaryFolder.Sound);
        Assert.Equal(
            new ToolResult(0, "1 file checked: nothing found\n", ""),
            _folder.Run("check", "a.tidl", "./a.tidl", ".", _folder.At("a.tidl")));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fmt")]
    [InlineData("dump")]
    public void Bytes_that_are_not_utf8_are_found_and_left_as_they_are(string verb)
    {
        byte[] bytes = [.. "edition 1;\nnamespace a; // "u8, 0xE4, .. "\n"u8];
        string path = _folder.Write("a.tidl", bytes);
        ToolResult result = _folder.Run(verb, "a.tidl");
        Assert.Equal(1, result.Code);
        Assert.Contains("a.tidl:2:17: error TIDL0002: ", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_refused_in_one_line()
    {
        _folder.Write("big.tidl", new byte[10 * 1024 * 1024]);
        Assert.Equal(
            new ToolResult(2, "", "tidl: error: big.tidl: it is larger than 3 MiB, which no contract is; check that it is a contract, or split it into files that import each other\n"),
            _folder.Run("check", "big.tidl"));
    }

    [Fact]
    public void A_file_without_end_is_refused()
    {
        ToolResult result = _folder.Run("check", "/dev/zero");
        Assert.Equal(2, result.Code);
        Assert.Contains("/dev/zero: it is larger than 3 MiB", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('<')]
    [InlineData('{')]
    public void Thousands_of_nested_brackets_are_findings(char bracket)
    {
        _folder.Write("a.tidl", $"edition 1;\nnamespace test.a;\nconst x: u32 = {new string(bracket, 5000)};\n");
        ToolResult result = _folder.Run("check", "a.tidl");
        Assert.Equal(1, result.Code);
        Assert.Contains("a.tidl:3:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_system_cannot_read_is_named_in_one_line()
    {
        ToolResult result = _folder.Run("check", "/proc/self/mem");
        Assert.Equal(2, result.Code);
        Assert.Contains("proc/self/mem: it cannot be read: ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_file_without_permission_is_explained() => Assert.Equal(
        "a.tidl: there is no permission to read it; change its permissions, or run as a user who may",
        InputProblem.Of("a.tidl", new UnauthorizedAccessException(), "read").ToString());

    [Fact]
    public void An_import_root_that_is_no_folder_is_named_in_one_line()
    {
        _folder.Write("a.tidl", TemporaryFolder.Sound);
        ToolResult result = _folder.Run("check", "a.tidl", "--import-root", "gone");
        Assert.Equal(2, result.Code);
        Assert.Equal("tidl: error: gone: there is no such folder to import from; check the path after --import-root\n", result.Error);
    }

    [Fact]
    public void A_full_volume_behind_standard_output_is_named_in_one_line()
    {
        _folder.Write("a.tidl", TemporaryFolder.Sound);
        ToolResult result = ToolProcess.Shell(_folder.Path, "$TIDL check a.tidl > /dev/full");
        Assert.Equal(2, result.Code);
        Assert.StartsWith("tidl: error: standard output: it cannot be written: No space left on device", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void An_empty_path_is_refused() =>
        Assert.Equal(new ToolResult(2, "", "tidl: error: '': it names no file; write the path of a file or folder\n"), _folder.Run("check", ""));
}
