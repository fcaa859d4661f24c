using System.Diagnostics;
using System.Globalization;
using TelOS.Block.Probe;
using TelOS.Host.Testing;

namespace TelOS.Block.Tests;

/// <summary>The whole system, with a real file, whose server is killed.</summary>
public sealed class KillTests
{
    private const int BlockSize = 4096;
    private const int BlockCount = 64;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_by_SYNC_survives_the_server()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("BLOCK_KILLS") ?? "10", CultureInfo.InvariantCulture);
        var seed = Random.Shared.Next();
        Random random = new(seed);
        var folder = Directory.CreateTempSubdirectory("telos-block-").FullName;
        var path = Path.Combine(folder, "disk.img");
        try
        {
            IReadOnlyList<string> lines;
            using (ComposedSystem system = new())
            {
                var server = Server(path);
                system.Start(server, new SystemChild { Name = "writer", Program = Programs.Probe, Config = config => config.Attribute("batch", 3UL) });
                for (var kill = 1; kill <= kills; kill++)
                {
                    var before = Syncs(system.Lines);
                    await system.WaitUntilAsync(() => Syncs(system.Lines) > before, "the next SYNC", Stop);
                    await Task.Delay(random.Next(30), Stop);
                    Process.GetProcessById(ComposedSystem.ProcessesOf("disk").Single()).Kill();
                    await system.WaitForExitAsync("disk", Stop);
                    Check(path, system.Lines, seed);
                    server = server with { Version = kill };
                    system.Change(server);
                }

                lines = system.Lines;
            }

            Check(path, lines, seed);
            Assert.True(Syncs(lines) >= kills);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SystemChild Server(string path) => new()
    {
        Name = "disk",
        Program = Programs.Block,
        Provides = ["Block"],
        Options = static options => options.Attribute("files", "host"),
        Config = config => config
            .Node("device", device => device
                .Attribute("name", "disk").Attribute("type", "file").Attribute("path", path).Attribute("size", (ulong)(BlockSize * BlockCount)))
            .Node("policy", policy => policy.Attribute("label_prefix", "writer").Attribute("device", "disk").Attribute("writeable", true)),
    };

    private static int Syncs(IReadOnlyList<string> lines) => lines.Count(static line => line.Contains("] synced ", StringComparison.Ordinal));

    // Each block holds the last write that was acknowledged, or a later one, whole.
    private static void Check(string path, IReadOnlyList<string> lines, int seed)
    {
        var image = File.ReadAllBytes(path);
        var found = Enumerable.Range(0, BlockCount).Select(block => NumberedBlock.NumberOf(image.AsSpan(block * BlockSize, BlockSize))).ToArray();
        Assert.DoesNotContain(null, found);
        foreach (var words in lines.Select(static line => line.Split(' ')).Where(static words => words.Length > 3 && words[^3..] is ["synced", _, _]))
        {
            for (var number = Parse(words[^2]); number <= Parse(words[^1]); number++)
            {
                var block = NumberedBlock.PlaceOf(number, BlockCount);
                Assert.True(found[block] >= number, $"Write {number} to block {block} is lost: there is {found[block]}. Seed {seed}.");
            }
        }
    }

    private static ulong Parse(string number) => ulong.Parse(number, CultureInfo.InvariantCulture);
}
