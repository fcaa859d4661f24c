using TelOS.Idl.Diagnostics;
using Xunit;

namespace TelOS.Idl.Tool.Tests.CommandLine;

public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_finding_is_listed_and_explained()
    {
        string[] lines = _folder.Run("explain").Output.TrimEnd().Split('\n');
        Assert.Equal(DiagnosticCatalogue.All.Select(known => known.Id), lines.Select(line => line.Split(' ')[0]));
        Assert.All(DiagnosticCatalogue.All, known =>
        {
            ToolResult page = _folder.Run("explain", known.Id);
            Assert.Equal(0, page.Code);
            Assert.StartsWith($"# {known.Id}: ", page.Output, StringComparison.Ordinal);
            Assert.Contains("\n## Good\n", page.Output, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("tidl0010")]
    [InlineData("10")]
    [InlineData(" TIDL10 ")]
    public void An_id_may_be_written_short(string id) =>
        Assert.Equal(_folder.Run("explain", "TIDL0010"), _folder.Run("explain", id));

    [Fact]
    public void The_nearest_ids_are_offered_for_an_unknown_one()
    {
        ToolResult result = _folder.Run("explain", "TIDL0910");
        Assert.Equal(2, result.Code);
        Assert.Equal("", result.Output);
        Assert.StartsWith("tidl: error: there is no finding 'TIDL0910'\nNearest: TIDL0010", result.Error, StringComparison.Ordinal);
    }
}
