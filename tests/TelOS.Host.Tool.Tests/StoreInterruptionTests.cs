using System.Diagnostics;
using System.Globalization;
using System.Text;
using TelOS.Fractal.Local;
using static TelOS.Host.Tool.Tests.StoreFolder;

namespace TelOS.Host.Tool.Tests;

/// <summary>Ctrl-C while `telos store` works, as a process of its own.</summary>
public sealed class StoreInterruptionTests : IDisposable
{
    private const int Objects = 2000;
    private const string Taken = "interrupted: what was written is taken away again";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly StoreFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_import_that_is_interrupted_leaves_the_image_as_it_was()
    {
        _folder.Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"name\":\"x\"}}");
        var version = Version();
        var lines = string.Concat(Enumerable.Range(0, Objects).Select(static i => string.Create(
            CultureInfo.InvariantCulture, $"{{\"id\":{i},\"roots\":[\"r{i}\"],\"slots\":{{\"text\":\"{new string('x', 400)}\"}}}}\n")));

        // A pipe, so that the import is where the test wants it to be. It is read twice: to be checked, and to be written.
        var pipe = _folder.At("pipe.jsonl");
        using (var make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync(Stop);
        }

        using var import = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
            [typeof(TelosApplication).Assembly.Location, "store", "import", _folder.Image, pipe])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            await using (var first = await OpenAsync(pipe))
            {
                await first.WriteAsync(Encoding.UTF8.GetBytes(lines), Stop);
            }

            await WaitUntilAsync(() => !Directory.GetFiles($"/proc/{import.Id}/fd").Any(fd => new FileInfo(fd).LinkTarget == pipe));
            await using (var second = await OpenAsync(pipe))
            {
                // More than the pipe and a reader hold: the first objects are written when this is done.
                await second.WriteAsync(Encoding.UTF8.GetBytes(lines[..(lines.IndexOf('\n', lines.Length / 2) + 1)]), Stop);
                using var kill = Process.Start("kill", ["-INT", import.Id.ToString(CultureInfo.InvariantCulture)]);
                Assert.Equal(Taken, await import.StandardError.ReadLineAsync(Stop).AsTask().WaitAsync(s_patience, Stop));
            }

            Assert.Equal($"telos: error: {pipe}: interrupted; nothing was imported\n", await import.StandardError.ReadToEndAsync(Stop).WaitAsync(s_patience, Stop));
            await import.WaitForExitAsync(Stop);
            Assert.Equal(130, import.ExitCode);
        }
        finally
        {
            import.Kill();
        }

        Assert.True(Version() > version + 1, "nothing had been written that could be taken away");
        Done("1\n", "query", _folder.Image, "--count");
        Done("object\t1\nroot\ta\nslot\tname\t\"x\"\n", "get", _folder.Image, "a");
        Assert.Equal(0, Run("check", _folder.Image).Code);
        using var file = ImageFile.Open(_folder.Image);
        Assert.Equal(["a"], file.Image.Read(static transaction => transaction.Roots.Keys.ToList()));
    }

    // Others may have it open, and it waits for who reads.
    private static Task<FileStream> OpenAsync(string pipe) =>
        Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0), Stop).WaitAsync(s_patience, Stop);

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(s_patience);
        while (!condition())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private ulong Version()
    {
        using var file = ImageFile.Open(_folder.Image);
        return file.Store.Version;
    }
}
