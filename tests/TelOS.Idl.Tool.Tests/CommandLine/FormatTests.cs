using System.Runtime.Versioning;
using System.Text;
using Xunit;

namespace TelOS.Idl.Tool.Tests.CommandLine;

public sealed class FormatTests : IDisposable
{
    private const string Untidy = "edition 1;\nnamespace test.a;\n/* kept */\nstruct   A{x:u32;// why\n}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_formatted_in_place_once()
    {
        _folder.Write("a.tidl", Untidy);
        _folder.Write("b.tidl", TemporaryFolder.Sound);
        Assert.Equal(new ToolResult(0, "formatted a.tidl\n2 files, 1 formatted\n", ""), _folder.Run("fmt", "."));
        string formatted = _folder.Read("a.tidl");
        Assert.Contains("/* kept */", formatted, StringComparison.Ordinal);
        Assert.Contains("// why", formatted, StringComparison.Ordinal);
        Assert.Contains("struct A {\n    x: u32;", formatted, StringComparison.Ordinal);
        Assert.Equal(new ToolResult(0, "2 files, 0 formatted\n", ""), _folder.Run("fmt", "."));
        Assert.Equal(["a.tidl", "b.tidl"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Check_names_what_is_not_formatted_and_changes_nothing()
    {
        _folder.Write("a.tidl", Untidy);
        Assert.Equal(new ToolResult(1, "not formatted: a.tidl\n1 file, 1 to format\n", ""), _folder.Run("fmt", "--check", "a.tidl"));
        Assert.Equal(Untidy, _folder.Read("a.tidl"));
    }

    [Fact]
    public void A_diff_can_be_applied_and_gives_what_formatting_gives()
    {
        _folder.Write("a.tidl", Untidy);
        ToolResult diff = _folder.Run("fmt", "--diff", "a.tidl");
        Assert.Equal(1, diff.Code);
        Assert.StartsWith("--- a.tidl\n+++ a.tidl\n@@ -", diff.Output, StringComparison.Ordinal);
        Assert.Contains("-struct   A{x:u32;// why\n", diff.Output, StringComparison.Ordinal);
        Assert.Equal(Untidy, _folder.Read("a.tidl"));
    }

    [Fact]
    public void Standard_input_is_formatted_to_standard_output()
    {
        _folder.Write("a.tidl", Untidy);
        ToolResult piped = _folder.RunWithInput(Encoding.UTF8.GetBytes(Untidy), "fmt", "-");
        _folder.Run("fmt", "a.tidl");
        Assert.Equal(new ToolResult(0, _folder.Read("a.tidl"), ""), piped);
    }

    [Fact]
    public void A_file_with_syntax_errors_is_left_as_it_is_and_the_others_are_formatted()
    {
        const string broken = "edition 1;\nnamespace   a;\nstruct A { x u32; }\n";
        _folder.Write("broken.tidl", broken);
        _folder.Write("z.tidl", Untidy);
        ToolResult result = _folder.Run("fmt", ".");
        Assert.Equal(1, result.Code);
        Assert.Contains("broken.tidl:3:", result.Error, StringComparison.Ordinal);
        Assert.Equal(broken, _folder.Read("broken.tidl"));
        Assert.NotEqual(Untidy, _folder.Read("z.tidl"));
        Assert.Equal(new ToolResult(1, "", result.Error.Replace("broken.tidl", "<stdin>", StringComparison.Ordinal)),
            _folder.RunWithInput(Encoding.UTF8.GetBytes(broken), "fmt", "-"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_link_stays_a_link_and_permissions_stay()
    {
        string target = _folder.Write("target.tidl", Untidy);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.UserExecute);
        UnixFileMode mode = File.GetUnixFileMode(target);
        File.CreateSymbolicLink(_folder.At("link.tidl"), "target.tidl");
        Assert.Equal(0, _folder.Run("fmt", "link.tidl").Code);
        Assert.Equal("target.tidl", new FileInfo(_folder.At("link.tidl")).LinkTarget);
        Assert.NotEqual(Untidy, _folder.Read("target.tidl"));
        Assert.Equal(mode, File.GetUnixFileMode(target));
    }

    [Fact]
    public void Names_in_a_contract_need_not_resolve_to_be_formatted()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace test.a;\nstruct A { x: Nowhere; }\n");
        Assert.Equal(0, _folder.Run("fmt", "a.tidl").Code);
    }
}
