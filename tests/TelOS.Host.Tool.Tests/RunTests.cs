using System.Diagnostics;
using System.Reflection;

namespace TelOS.Host.Tool.Tests;

public sealed class RunTests
{
    private static readonly string s_samples = typeof(RunTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Samples").Value!;
    private static readonly string s_modules = Path.Combine(s_samples, "Hello/bin/system");
    private static readonly string s_hello = Path.Combine(s_samples, "Hello/hello.hid");

    // Only for a run that is stuck.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_Hello_sample_runs_as_two_processes()
    {
        var run = ToolRun.Of("run", s_hello, "--modules", s_modules);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            ["[init -> hello_client] Hello, Ada!", "[init -> hello_client] 2 + 3 = 5", "[init -> hello_client] greeting nobody: NoName"],
            run.Output.Split('\n').Where(static line => line.StartsWith("[init ->", StringComparison.Ordinal)));
        Assert.Contains("[telos] hello_server runs\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ObjectStore_sample_runs_as_two_processes()
    {
        var run = ToolRun.Of("run", Path.Combine(s_samples, "ObjectStore/object_store.hid"), "--modules", Path.Combine(s_samples, "ObjectStore/bin/system"));

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Contains("[init -> store_client] signal: committed; version 1 -> 2, 1 object deleted\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("[init -> store_client] Everything was as expected.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello/hello.hid")]
    [InlineData("ObjectStore/object_store.hid")]
    public void Nothing_is_wrong_with_the_configuration_of_a_sample(string configuration)
    {
        var run = ToolRun.Of("check", Path.Combine(s_samples, configuration));
        Assert.True(run.Code == 0, run.Output);
        Assert.EndsWith(": 2 children, nothing is wrong\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_nobody_serves_is_named_with_its_child()
    {
        var text = await File.ReadAllTextAsync(s_hello, Stop);
        await using var run = Started.On(text.Replace("child hello_server", "child nobody", StringComparison.Ordinal), s_modules);

        await run.WaitForAsync(static line => line.Contains("hello_client: no route to service \"Hello\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_ends_every_child()
    {
        var text = await File.ReadAllTextAsync(s_hello, Stop);
        await using var run = Started.On(text[..text.IndexOf("+ start hello_client", StringComparison.Ordinal)] + "-\n", s_modules);
        await run.WaitForAsync(static line => line == "[telos] hello_server runs");
        var children = await run.WaitForChildrenAsync();

        Assert.Equal(130, await run.InterruptAsync());

        // They end with the command; that they are gone from the list is up to the system.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(s_patience);
        while (children.Any(static child => Directory.Exists($"/proc/{child}")))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    [Fact]
    public async Task A_file_that_changes_takes_effect_without_disturbing_the_others()
    {
        var text = await File.ReadAllTextAsync(s_hello, Stop);
        var server = text[..text.IndexOf("+ start hello_client", StringComparison.Ordinal)];
        await using var run = Started.On(server + "-\n", s_modules);
        await run.WaitForAsync(static line => line == "[telos] hello_server runs");
        var before = await run.WaitForChildrenAsync();
        run.Change(text.Replace("  + exit | propagate: yes\n", "", StringComparison.Ordinal));

        await run.WaitForAsync(static line => line == "[init -> hello_client] Hello, Ada!");
        Assert.Empty(before.Except(run.Children()));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var run = ToolRun.Of("run", s_hello, "--modules", "/no/such/folder");
        Assert.Equal((2, "telos: error: there is no folder '/no/such/folder'\n"), (run.Code, run.Error));
    }

    /// <summary>The command as a process of its own.</summary>
    private sealed class Started : IAsyncDisposable
    {
        private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        private readonly List<string> _lines = [];
        private readonly Process _process;

        private Started(string configuration, string modules)
        {
            File.WriteAllText(_file, configuration);
            _process = Process.Start(new ProcessStartInfo(
                Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
                [typeof(TelosApplication).Assembly.Location, "run", _file, "--modules", modules])
            {
                RedirectStandardOutput = true,
            })!;
        }

        public static Started On(string configuration, string modules) => new(configuration, modules);

        public void Change(string configuration) => File.WriteAllText(_file, configuration);

        /// <summary>Reads up to a line.</summary>
        public async Task WaitForAsync(Func<string, bool> isIt)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            patience.CancelAfter(s_patience);
            while (await ReadLineAsync(patience.Token) is { } line)
            {
                _lines.Add(line);
                if (isIt(line))
                {
                    return;
                }
            }

            Assert.Fail("Nobody said so:\n" + string.Join('\n', _lines));
        }

        private async Task<string?> ReadLineAsync(CancellationToken patience)
        {
            try
            {
                return await _process.StandardOutput.ReadLineAsync(patience);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }

        /// <summary>The numbers of the processes that it started.</summary>
        public IReadOnlyList<int> Children() =>
        [
            .. Directory.GetDirectories($"/proc/{_process.Id}/task")
                .SelectMany(static thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(static number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
        ];

        /// <summary>The same, when there are some.</summary>
        public async Task<IReadOnlyList<int>> WaitForChildrenAsync()
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            patience.CancelAfter(s_patience);
            while (Children().Count == 0)
            {
                await Task.Delay(10, patience.Token);
            }

            return Children();
        }

        /// <summary>Presses Ctrl-C.</summary>
        /// <returns>The exit code.</returns>
        public async Task<int> InterruptAsync()
        {
            using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await _process.StandardOutput.ReadToEndAsync(Stop);
            await _process.WaitForExitAsync(Stop);
            return _process.ExitCode;
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
            File.Delete(_file);
        }
    }
}
