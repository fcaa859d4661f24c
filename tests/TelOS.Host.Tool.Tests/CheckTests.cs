using System.Text.Json;

namespace TelOS.Host.Tool.Tests;

public sealed class CheckTests
{
    [Fact]
    public void A_good_configuration_is_said_to_be_one()
    {
        var run = ToolRun.On(ToolRun.System, "check");
        Assert.Equal((0, "system.hid: 2 children, nothing is wrong\n", ""), (run.Code, run.Output, run.Error));
    }

    [Fact]
    public void What_is_wrong_is_shown_with_its_line()
    {
        var run = ToolRun.On(ToolRun.System.Replace("ram: 2M", "ram: lots", StringComparison.Ordinal), "check");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("system.hid:15: error: The value of 'ram' is 'lots'", run.Output, StringComparison.Ordinal);
        Assert.Contains("   15 | + start app | ram: lots\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("system.hid: 2 children, 1 error\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_only_odd_is_no_failure()
    {
        var run = ToolRun.On(ToolRun.System.Replace("+ binary notes", "+ route | + service Gui | + child nitpicker", StringComparison.Ordinal), "check");

        Assert.Equal(0, run.Code);
        Assert.Contains("system.hid:16: warning: There is no child 'nitpicker'", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network: yes", "error: The attribute 'network' of 'telos' is 'host' or 'none', not 'yes'.")]
    [InlineData("files: none", "error: The attribute 'files' of 'telos' is 'host' or 'private', not 'none'.")]
    [InlineData("processes: 3 or 4", "error: The value of 'processes' is '3 or 4'")]
    [InlineData("memory: much", "error: The value of 'memory' is 'much'")]
    [InlineData("ports: 80", "warning: The node 'telos' has no attribute 'ports'; it is ignored.")]
    public void What_is_wrong_with_the_options_of_a_process_is_shown_with_its_line(string options, string message)
    {
        var run = ToolRun.On(ToolRun.System.Replace("  + binary notes", $"  + binary notes\n  + telos | {options}", StringComparison.Ordinal), "check");
        Assert.StartsWith($"system.hid:17: {message}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+ path data", "error: The attribute 'at' of the path 'data' says from '/' on which file or folder it is.")]
    [InlineData("+ path data | at: srv", "error: The attribute 'at' of the path 'data' says from '/' on which file or folder it is.")]
    [InlineData("+ path my/data | at: /srv", "error: The name of a path has 16 letters, digits, '_', '-' and '.' at most, unlike 'my/data'.")]
    [InlineData("+ path | at: /srv", "error: The node 'path' needs a name.")]
    [InlineData("+ path data | at: /srv | mode: rw", "warning: The node 'path' has no attribute 'mode'; it is ignored.")]
    [InlineData("+ paths data | at: /srv", "warning: A node 'paths' has no meaning in 'telos'; it is ignored.")]
    public void What_is_wrong_with_a_path_of_the_host_is_shown_with_its_line(string path, string message)
    {
        var run = ToolRun.On(ToolRun.System.Replace("+ default |", $"+ telos | {path}\n+ default |", StringComparison.Ordinal), "check");
        Assert.StartsWith($"system.hid:7: {message}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+ read words", 15, "warning: The child 'app' is to read 'words', and no node 'path' in 'telos' says where that is.")]
    [InlineData("+ read my/data", 18, "error: The name of a path has 16 letters")]
    [InlineData("+ read sixteen_letters1 | + read sixteen_letters2 | + read sixteen_letters3", 17, "error: The names of all that the child reads have 50 characters with the commas between, and 40 at most")]
    [InlineData("+ reads data", 18, "warning: A node 'reads' has no meaning in 'telos'; it is ignored.")]
    public void What_is_wrong_with_what_a_child_reads_is_shown_with_its_line(string read, int line, string message)
    {
        var nodes = string.Join("\n    ", read.Split(" | "));
        var run = ToolRun.On(ToolRun.System.Replace("  + binary notes", $"  + binary notes\n  + telos\n    {nodes}", StringComparison.Ordinal), "check");
        Assert.Contains($"system.hid:{line}: {message}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_its_end_mark_is_refused_with_the_place()
    {
        var run = ToolRun.On(ToolRun.System.TrimEnd().TrimEnd('-'), "check");
        Assert.Equal(1, run.Code);
        Assert.Matches("^system.hid:[0-9]+:[0-9]+: error: ", run.Output);
    }

    [Fact]
    public void Control_characters_of_a_file_do_not_reach_the_terminal()
    {
        var run = ToolRun.On(ToolRun.System.Replace("notes", "no\u001b[2Jtes", StringComparison.Ordinal), "check");
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.NotEqual(0, run.Code);
    }

    [Fact]
    public void A_program_reads_the_findings_as_JSON()
    {
        var run = ToolRun.On(ToolRun.System.Replace("ram: 2M", "ram: lots", StringComparison.Ordinal), "check", "--format", "json");
        using var document = JsonDocument.Parse(run.Output);

        Assert.Equal(["store", "app"], document.RootElement.GetProperty("children").EnumerateArray().Select(static child => child.GetString()));
        var finding = document.RootElement.GetProperty("findings")[0];
        Assert.Equal((15, "error"), (finding.GetProperty("line").GetInt32(), finding.GetProperty("severity").GetString()));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var run = ToolRun.Of("check", "/no/such/file.hid");
        Assert.Equal(2, run.Code);
        Assert.StartsWith("telos: error: '/no/such/file.hid' cannot be read:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("chekc")]
    [InlineData("check")]
    [InlineData("check", "a.hid", "--format", "yaml")]
    public void A_wrong_command_line_is_refused_and_leads_to_the_help(params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        Assert.Equal(2, run.Code);
        Assert.EndsWith("See 'telos --help'.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("telos check system.hid ", "--help")]
    [InlineData("telos check system.hid --format json", "check", "--help")]
    [InlineData("telos graph system.hid --format dot", "graph", "--help")]
    public void Help_shows_examples(string example, params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        Assert.Equal(0, run.Code);
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
    }
}
