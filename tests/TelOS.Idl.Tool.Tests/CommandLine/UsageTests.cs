using Xunit;

namespace TelOS.Idl.Tool.Tests.CommandLine;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("build")]
    [InlineData("watch")]
    [InlineData("new")]
    [InlineData("doc")]
    [InlineData("completion")]
    [InlineData("fmt")]
    [InlineData("dump")]
    [InlineData("explain")]
    public void Every_verb_has_help_with_examples(string verb)
    {
        ToolResult help = _folder.Run(verb, "--help");
        Assert.Equal(0, help.Code);
        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  tidl {verb}", help.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", help.Output, StringComparison.Ordinal);
        Assert.Contains($"  {verb} ", _folder.Run("--help").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("build")]
    [InlineData("watch")]
    [InlineData("fmt")]
    [InlineData("new")]
    [InlineData("new", "server")]
    [InlineData("doc")]
    [InlineData("dump")]
    [InlineData("explain")]
    [InlineData("completion")]
    public void Help_names_what_is_expected_in_few_words(params string[] verb) => Assert.All(
        _folder.Run([.. verb, "--help"]).Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)),
        line => Assert.True(line.Length <= 240, line));

    [Fact]
    public void The_version_is_one_line() => Assert.Matches("^tidl \\d+\\.\\d+\\.\\d+\n$", _folder.Run("--version").Output);

    [Theory]
    [InlineData("Required command was not provided")]
    [InlineData("there is no command 'chek'", "chek", "a.tidl")]
    [InlineData("Required argument missing for command: 'check'", "check")]
    [InlineData("there is no option '--frmt'; a path that begins with '-' is written './--frmt'", "check", "a.tidl", "--frmt")]
    [InlineData("Argument 'xml' not recognized. Must be one of: 'text' 'json' 'sarif'", "check", "a.tidl", "--format", "xml")]
    [InlineData("Required argument missing for option: '--import-root'", "check", "a.tidl", "--import-root")]
    [InlineData("--output '': it names no file", "dump", "a.tidl", "--output", "")]
    [InlineData("nothing says what to write; give --csharp FOLDER or --cpp FOLDER or --genode FOLDER", "build", "a.tidl")]
    [InlineData("--csharp '': it names no folder", "build", "a.tidl", "--csharp", "")]
    [InlineData("'-' is standard input and cannot be formatted together with files", "fmt", "-", "a.tidl")]
    public void A_wrong_command_line_is_refused_with_the_reason(string reason, params string[] arguments)
    {
        ToolResult result = _folder.Run(arguments);
        Assert.Equal(2, result.Code);
        Assert.Equal("", result.Output);
        Assert.StartsWith($"tidl: error: {reason}\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("--help'.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelled_command_is_guessed() =>
        Assert.Contains("Did you mean 'tidl check'?", _folder.Run("chekc").Error, StringComparison.Ordinal);

    [Fact]
    public void The_process_ends_with_the_code_and_writes_no_colours_into_pipes()
    {
        _folder.Write("a.tidl", "edition 1;\nnamespace a;\nstruct A { x: Nowhere; }\n");
        ToolResult result = ToolProcess.Run(_folder.Path, "check", "a.tidl");
        Assert.Equal(_folder.Run("check", "a.tidl"), result);
        Assert.Equal(1, result.Code);
    }

    [Fact]
    public void Arguments_that_begin_with_an_at_sign_are_paths()
    {
        _folder.Write("@a.tidl", TemporaryFolder.Sound);
        Assert.Equal(0, _folder.Run("check", "@a.tidl").Code);
    }
}
