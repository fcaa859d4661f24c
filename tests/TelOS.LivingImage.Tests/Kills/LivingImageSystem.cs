using System.Diagnostics;
using System.Globalization;
using TelOS.Host.Testing;
using TelOS.Idl.Testing;

namespace TelOS.LivingImage.Tests;

/// <summary>A block device backed by a file, the persistence manager on it, and ledgers: each a process that can be killed.</summary>
internal sealed class LivingImageSystem : IDisposable
{
    // Processes are found by the names of their children, which no other test beside this one has.

    /// <summary>The block device's name.</summary>
    public const string Disk = "block";

    /// <summary>The persistence manager's name.</summary>
    public const string Store = "persistence";

    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    // Below the repository, for other folders may lie in memory.
    private readonly string _folder = Directory.CreateDirectory(
        Path.Combine(RepositoryFolder.Path, $"artifacts/living-image-{Guid.NewGuid():N}")).FullName;

    private readonly Dictionary<string, SystemChild> _children = new(StringComparer.Ordinal);
    private readonly ComposedSystem _system;

    /// <summary>Starts all of it.</summary>
    /// <param name="ledgers">The ledgers.</param>
    public LivingImageSystem(params IReadOnlyList<LedgerDescription> ledgers)
    {
        Ledgers = [.. ledgers.Select(static ledger => new LedgerWitness(ledger))];

        // Who asks for a store that is gone is refused, again and again, until it is there.
        _system = new ComposedSystem(hear: line =>
            !Ledgers.Any(ledger => ledger.Hear(line)) && !line.Contains("no route to service", StringComparison.Ordinal));
        string programs = NativePrograms.Publish(Configuration, "components/Block", "components/Persistence", "tests/TelOS.LivingImage.Workload");
        foreach (SystemChild child in new[] { DiskOn(programs), StoreOn(programs) }.Concat(ledgers.Select(ledger => LedgerOn(programs, ledger))))
        {
            _children.Add(child.Name, child);
        }

        _system.Start([.. _children.Values]);
    }

    /// <summary>The ledgers' witnesses.</summary>
    public IReadOnlyList<LedgerWitness> Ledgers { get; }

    /// <summary>The file behind the block device.</summary>
    public string ImagePath => Path.Combine(_folder, "disk.image");

    /// <summary>The first contradiction that somebody found, or a server that ended although nobody killed it; null when all is well.</summary>
    public string? Contradiction => Ledgers.Select(static ledger => ledger.Contradiction)
        .Concat(new[] { Disk, Store }.Where(HasEnded).Select(static server => $"{server} ended by itself"))
        .FirstOrDefault(static contradiction => contradiction is not null);

    /// <summary>What was said last, and how the children are.</summary>
    public string Story => string.Join('\n',
    [
        .. _system.Lines.TakeLast(60),
        .. _children.Keys.Select(child => $"{child}: {_system.StateOf(child)?["state"] ?? "not there"}"),
        .. Ledgers.Select(static ledger => string.Create(CultureInfo.InvariantCulture, $"{ledger.Ledger.Name}: {ledger.Kept} transactions, {(ledger.IsWorking ? "goes on" : "stands still")}")),
    ]);

    /// <summary>Waits until each ledger had a transaction confirmed after it met the store again, or something is wrong.</summary>
    public Task WaitForWorkAsync(CancellationToken stop) =>
        _system.WaitUntilAsync(() => Ledgers.All(static ledger => ledger.IsWorking) || Contradiction is not null, "work by all ledgers", stop);

    /// <summary>Waits until a child's program runs.</summary>
    public Task WaitForProcessAsync(string child, CancellationToken stop) =>
        _system.WaitUntilAsync(() => ComposedSystem.ProcessesOf(child).Count > 0, $"the process of {child}", stop);

    /// <summary>Kills a child's process, and waits until it is gone and the system knows of it.</summary>
    /// <param name="child">Its name.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task KillAsync(string child, CancellationToken stop)
    {
        using (Process process = Process.GetProcessById(ComposedSystem.ProcessesOf(child).Single()))
        {
            process.Kill();
        }

        await _system.WaitForExitAsync(child, stop);
        await _system.WaitUntilAsync(() => ComposedSystem.ProcessesOf(child).Count == 0, $"the end of the process of {child}", stop);
    }

    /// <summary>Starts a child that was killed anew, and whoever cannot go on without it.</summary>
    /// <param name="child">Its name.</param>
    /// <param name="stop">Ends the waiting until the system has begun with it.</param>
    public Task ReviveAsync(string child, CancellationToken stop)
    {
        foreach (LedgerWitness ledger in Ledgers.Where(ledger => child is Disk or Store || ledger.Ledger.Name == child))
        {
            ledger.Forget();
        }

        string[] changed = child == Disk ? [Disk, Store] : [child];
        foreach (string name in changed)
        {
            _children[name] = _children[name] with { Version = _children[name].Version + 1 };
        }

        _system.Change([.. changed.Select(name => _children[name])]);
        return _system.WaitUntilAsync(() => !changed.Any(HasEnded), $"another start of {child}", stop);
    }

    public void Dispose()
    {
        _system.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private bool HasEnded(string child) => _system.StateOf(child) is { } state && (state.HasAttribute("exited") || state["state"] == "crashed");

    private SystemChild DiskOn(string programs) => new()
    {
        Name = Disk,
        Program = Path.Combine(programs, "block"),
        Provides = ["Block"],
        Options = static options => options.Attribute("files", "host"),
        Config = config => config
            .Node("device", device => device.Attribute("name", "image").Attribute("type", "file").Attribute("path", ImagePath).Attribute("size", "32M"))
            .Node("policy", policy => policy.Attribute("label_prefix", Store).Attribute("device", "image").Attribute("writeable", true)),
    };

    // The log is moved to its place now and then also under load.
    private static SystemChild StoreOn(string programs) => new()
    {
        Name = Store,
        Program = Path.Combine(programs, "persistence"),
        Provides = ["Telos_object_store"],
        Ram = 128 << 20,
        Config = static config => config
            .Attribute("format", true).Attribute("idle_ms", 2UL)
            .Node("default-policy", static policy => policy.Attribute("writeable", true)),
    };

    private static SystemChild LedgerOn(string programs, LedgerDescription ledger) => new()
    {
        Name = ledger.Name,
        Program = Path.Combine(programs, "ledger"),
        Config = config => config.Attribute("root", ledger.Name).Attribute("accounts", (long)ledger.Accounts).Attribute("size", (long)ledger.Size),
    };
}
