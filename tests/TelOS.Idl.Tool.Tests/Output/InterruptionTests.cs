using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Output;

/// <summary>What a signal in the middle of writing leaves behind.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int FileCount = 2000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Formatting_that_is_interrupted_leaves_whole_files_and_no_temporary_ones(string signal)
    {
        string formatted = TemporaryFolder.Sound;
        string unformatted = formatted.Replace("    ", "\t", StringComparison.Ordinal);
        for (int i = 0; i < FileCount; i++)
        {
            _folder.Write(string.Create(CultureInfo.InvariantCulture, $"{i}.tidl"), unformatted);
        }
        using Process process = ToolProcess.Begin(_folder.Path, "fmt", ".");
        string last = _folder.At("199.tidl");
        while (!process.HasExited && new FileInfo(last).Length == unformatted.Length)
        {
            await Task.Yield();
        }
        ToolProcess.Signal(process, signal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        string[] contents = [.. Directory.GetFiles(_folder.Path).Select(File.ReadAllText)];
        Assert.Equal(FileCount, contents.Length);
        Assert.All(contents, content => Assert.True(content == formatted || content == unformatted, content));
        Assert.Contains(unformatted, contents);
        Assert.Equal(signal == "INT" ? 130 : 143, process.ExitCode);
    }
}
