using System.Diagnostics;
using System.Text;
using TelOS.Idl.Tool.Tests.Building;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Watching;

public sealed class WatchTests : IDisposable
{
    private const string Import = "edition 1;\nnamespace test.parts;\nstruct Part { x: u32; }\n";
    private readonly BuildFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_builds_at_once_and_again_after_every_change_and_ends_at_an_interruption()
    {
        using Process process = ToolProcess.Begin(_folder.Files.Path, "watch", ".", "--csharp", "out");
        await WaitFor(process, "watching 1 file; Ctrl-C ends");
        Assert.Contains("Test.Shop/Item.g.cs", _folder.Outputs());

        _folder.Files.Write("shop.tidl", BuildFolder.Shop.Replace("Item", "Thing", StringComparison.Ordinal));
        await WaitFor(process, "changed: shop.tidl", "removed: out/Test.Shop/Item.g.cs", "watching 1 file; Ctrl-C ends");
        Assert.Contains("Test.Shop/Thing.g.cs", _folder.Outputs());

        // What an editor leaves while it writes: half a file, then none, then all of it.
        _folder.Files.Write("shop.tidl", BuildFolder.Shop[..40]);
        await WaitFor(process, "changed: shop.tidl", "not built; the outputs stay as they were", "watching 1 file; Ctrl-C ends");
        File.Delete(_folder.Files.At("shop.tidl"));
        await WaitFor(process, "changed: shop.tidl", "not built; the outputs stay as they were", "watching 0 files; Ctrl-C ends");
        Assert.Contains("Test.Shop/Thing.g.cs", _folder.Outputs());
        _folder.Files.Write("shop.tidl", BuildFolder.Shop);
        await WaitFor(process, "changed: shop.tidl", "removed: out/Test.Shop/Thing.g.cs");

        ToolProcess.Signal(process, "INT");
        await WaitFor(process, "stopped");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Imports_are_watched_and_so_are_the_places_where_one_is_missing()
    {
        _folder.Files.Write("shop.tidl", "edition 1;\nnamespace test.shop;\nimport \"parts/part.tidl\";\nstruct Item { part: Part; }\n");
        using Process process = ToolProcess.Begin(_folder.Files.Path, "watch", "shop.tidl", "--csharp", "out");
        await WaitFor(process, "not built; the outputs stay as they were", "watching 1 file; Ctrl-C ends");

        _folder.Files.Write("parts/part.tidl", Import);
        await WaitFor(process, "changed: parts/part.tidl", "1 contract: 1 file written, 0 removed, 0 unchanged");

        _folder.Files.Write("parts/part.tidl", Import.Replace("Part {", "Other {", StringComparison.Ordinal));
        await WaitFor(process, "changed: parts/part.tidl", "not built; the outputs stay as they were");

        ToolProcess.Signal(process, "TERM");
        await WaitFor(process, "stopped");
    }

    [Fact]
    public async Task On_a_terminal_the_state_is_one_line_that_is_written_over()
    {
        InstalledPrograms.Require("script");
        using Process terminal = ToolProcess.BeginOnTerminal(_folder.Files.Path, "$TIDL watch shop.tidl --csharp out");
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        const string State = "watching 1 file; Ctrl-C ends";
        StringBuilder shown = new();
        char[] read = new char[256];
        while (!shown.ToString().Contains(State, StringComparison.Ordinal))
        {
            int count = await terminal.StandardOutput.ReadAsync(read, patience.Token);
            Assert.True(count > 0, $"'{State}' did not come, but: {shown}");
            shown.Append(read, 0, count);
        }

        await terminal.StandardInput.WriteAsync("\u0003");
        await terminal.StandardInput.FlushAsync(patience.Token);
        shown.Append(await terminal.StandardOutput.ReadToEndAsync(patience.Token));
        await terminal.WaitForExitAsync(patience.Token);
        Assert.Equal(0, terminal.ExitCode);
        Assert.DoesNotContain($"{State}\r\n", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain($"{State}\n", shown.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Reads the process's output up to lines that must come in this order, others in between.</summary>
    private static async Task WaitFor(Process process, params string[] lines)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        foreach (string expected in lines)
        {
            List<string> passed = [];
            string? line;
            while ((line = await process.StandardOutput.ReadLineAsync(patience.Token)) != expected)
            {
                Assert.True(line is not null, $"'{expected}' did not come, but: {string.Join(" / ", passed)}");
                passed.Add(line);
            }
        }
    }
}
