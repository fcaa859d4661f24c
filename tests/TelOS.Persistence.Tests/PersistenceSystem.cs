using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using TelOS.Host.Testing;
using TelOS.Idl.Testing;
using TelOS.Runtime;

namespace TelOS.Persistence.Tests;

/// <summary>A block device with a real file, the component, and whoever prints its reports: each a process.</summary>
internal sealed class PersistenceSystem : IDisposable
{
    /// <summary>How the programs were built.</summary>
    public static readonly string Configuration =
        typeof(PersistenceSystem).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Configuration").Value!;

    private readonly string _folder = Directory.CreateTempSubdirectory("telos-persistence-").FullName;
    private readonly ComposedSystem _system = new();
    private SystemChild _disk;
    private SystemChild _keeper;

    /// <summary>Starts the disk, and the component on it.</summary>
    /// <param name="config">Writes what is the component's own: policies and more.</param>
    /// <param name="image">What the disk's file holds; an empty disk when null.</param>
    /// <param name="program">The component's program; what the build made when null.</param>
    /// <param name="fault">A fault of the disk, which is then simulated, as the attributes of its node.</param>
    public PersistenceSystem(Action<NodeWriter>? config = null, byte[]? image = null, string? program = null, Action<NodeWriter>? fault = null)
    {
        Image = Path.Combine(_folder, "disk.img");
        if (image is not null)
        {
            File.WriteAllBytes(Image, image);
        }

        _disk = new SystemChild
        {
            Name = "disk",
            Program = Program("components/Block", "block"),
            Provides = ["Block"],
            Options = static options => options.Attribute("files", "host"),
            Config = disk => disk
                .Node("device", device =>
                {
                    device.Attribute("name", "disk").Attribute("size", "32M");
                    if (fault is null)
                    {
                        device.Attribute("type", "file").Attribute("path", Image);
                    }
                    else
                    {
                        device.Attribute("type", "faulty").Attribute("seed", 3UL).Node("fault", fault);
                    }
                })
                .Node("default-policy", static policy => policy.Attribute("device", "disk").Attribute("writeable", true)),
        };
        _keeper = new SystemChild
        {
            Name = "keeper",
            Program = program ?? Program("components/Persistence", "persistence"),
            Provides = ["Telos_object_store"],
            Ram = 128 << 20,
            Config = config ?? Anybody,
        };
        _system.Start(_disk, _keeper, new SystemChild
        {
            Name = "reports",
            Program = Program("tests/TelOS.Block.Probe", "block_probe"),
            Provides = ["Report"],
            Config = static reports => reports.Attribute("role", "reports"),
        });
    }

    /// <summary>The disk's file.</summary>
    public string Image { get; }

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<string> Lines => _system.Lines;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A configuration by which everybody may write, and nothing is moved out of the log by itself.</summary>
    public static void Anybody(NodeWriter config) => config
        .Attribute("format", true).Attribute("idle_ms", 1_000_000UL)
        .Node("report", static report => report.Attribute("interval_ms", 50UL))
        .Node("default-policy", static policy => policy.Attribute("writeable", true));

    /// <summary>Starts a client that counts.</summary>
    public void StartCounting(string name) => _system.Start(new SystemChild
    {
        Name = name,
        Program = Program("tests/TelOS.Persistence.Probe", "persistence_probe"),
    });

    /// <summary>Ends a child.</summary>
    public void Remove(string child) => _system.Remove(child);

    /// <summary>The newest number whose commit was acknowledged to a client.</summary>
    public ulong Committed(string client) => Numbers(client, "committed").LastOrDefault();

    /// <summary>The numbers that a client said with a word.</summary>
    public ulong[] Numbers(string client, string word) =>
    [
        .. _system.Lines.Where(line => line.StartsWith($"[init -> {client}] {word} ", StringComparison.Ordinal))
            .Select(static line => ulong.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)),
    ];

    /// <summary>Waits until a client has got so many more acknowledgements.</summary>
    public async Task WaitForCommitsAsync(string client, int more)
    {
        ulong before = Committed(client);
        await _system.WaitUntilAsync(() => Committed(client) >= before + (ulong)more, $"{more} commits of {client}", Stop);
    }

    public Task<string> WaitForAsync(string line) => _system.WaitForAsync(line, Stop);

    public Task WaitUntilAsync(Func<bool> condition, string what) => _system.WaitUntilAsync(condition, what, Stop);

    public Task<int?> WaitForExitAsync(string child) => _system.WaitForExitAsync(child, Stop);

    /// <summary>Sends a signal to the process of a child.</summary>
    public async Task SignalAsync(string child, string signal)
    {
        // That of a system before this one may take a moment to end.
        await WaitUntilAsync(() => ComposedSystem.ProcessesOf(child).Count == 1, $"the process of {child}");
        string process = ComposedSystem.ProcessesOf(child).Single().ToString(CultureInfo.InvariantCulture);
        using Process kill = Process.Start("kill", [$"-{signal}", process]);
        await kill.WaitForExitAsync(Stop);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>What the disk's file holds. The disk has it locked, which a copy does not mind.</summary>
    public async Task<byte[]> ReadImageAsync()
    {
        string copy = Image + ".copy";
        using Process program = Process.Start("cp", [Image, copy]);
        await program.WaitForExitAsync(Stop);
        return await File.ReadAllBytesAsync(copy, Stop);
    }

    /// <summary>Starts the disk anew.</summary>
    public void RestartDisk() => _system.Change(_disk = _disk with { Version = _disk.Version + 1 });

    /// <summary>Starts the component anew.</summary>
    public void RestartKeeper() => _system.Change(_keeper = _keeper with { Version = _keeper.Version + 1 });

    /// <summary>Changes the component's configuration while it runs.</summary>
    public void Reconfigure(Action<NodeWriter> config) => _system.Change(_keeper = _keeper with { Config = config });

    public void Dispose()
    {
        _system.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string folder, string name) => Path.Combine(RepositoryFolder.Path, $"{folder}/bin/{Configuration}/net10.0/{name}");
}
