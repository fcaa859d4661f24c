using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>A whole system in which things go wrong: its children, what they say, and what the host has to keep for them.</summary>
internal sealed class FaultySystem : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _laps = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly List<FaultyChild> _children = [];

    public FaultySystem() => System = new HostedSystem(new HostedSystemOptions
    {
        Configuration = Encoding.UTF8.GetBytes("config\n-\n"),
        Log = Hear,
        ModuleFolder = Path.GetDirectoryName(Workshop.Path),
    });

    /// <summary>The system.</summary>
    public HostedSystem System { get; }

    /// <summary>The children of the configuration.</summary>
    public IReadOnlyList<FaultyChild> Children => _children;

    /// <summary>What was said last, but for laps.</summary>
    public string Log => string.Join(Environment.NewLine, _said.TakeLast(200));

    /// <summary>Adds a child to the configuration; <see cref="Configure"/> starts it.</summary>
    public FaultyChild Add(FaultyChild child)
    {
        _children.Add(child);
        return child;
    }

    /// <summary>Takes a child out of the configuration; <see cref="Configure"/> ends it.</summary>
    public void Remove(FaultyChild child) => _children.Remove(child);

    /// <summary>Ends all children for now, and waits until nothing of theirs is there; <see cref="Configure"/> starts them anew.</summary>
    public void Quiet()
    {
        System.Configure("config\n-\n"u8);
        WaitUntil(() => HostUse.ChildProcesses().Count == 0 && !System.Describe().ChildrenOf("child").Any(), "children that are not wanted");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Thread.Sleep(500);
    }

    /// <summary>Two servers, and workers at each of them.</summary>
    /// <param name="perServer">How many workers.</param>
    /// <param name="binary">Their program.</param>
    public void AddWorkers(int perServer = 2, string binary = "workshop")
    {
        foreach (var server in (string[])["north", "south"])
        {
            Add(new FaultyChild(server, "server") { Binary = binary });
            for (var number = 1; number <= perServer; number++)
            {
                Add(new FaultyChild($"{server}-{number}", "worker") { Server = server, Binary = binary });
            }
        }
    }

    /// <summary>Makes the configuration what the children are now: those with another version are started anew.</summary>
    public void Configure()
    {
        var text = new StringBuilder();
        text.Append("config\n+ parent-provides\n");
        foreach (var service in (string[])["ROM", "PD", "CPU", "LOG", "RM", "Timer"])
        {
            text.Append(CultureInfo.InvariantCulture, $"  + service {service}\n");
        }

        foreach (var child in _children)
        {
            text.Append(child.Describe());
        }

        text.Append("-\n");
        System.Configure(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>How often a worker was through with its calls.</summary>
    public int LapsOf(string worker) => _laps.GetValueOrDefault(worker);

    /// <summary>What the state says about a child.</summary>
    public Node? StateOf(string child) => System.Describe().ChildrenOf("child").FirstOrDefault(node => node.Name == child);

    /// <summary>Waits until some workers go on with their calls.</summary>
    public void WaitForWork(params string[] workers) => WaitForWork(workers, static () => { });

    /// <summary>Waits until some workers go on with their calls.</summary>
    /// <param name="workers">Their names.</param>
    /// <param name="meanwhile">What to do now and then.</param>
    public void WaitForWork(string[] workers, Action meanwhile)
    {
        var former = workers.ToDictionary(static worker => worker, LapsOf, StringComparer.Ordinal);

        // One lap may have been finished already; what follows is new.
        WaitUntil(
            () =>
            {
                meanwhile();
                return former.All(pair => LapsOf(pair.Key) > pair.Value + 1);
            },
            $"work by {string.Join(", ", workers)}; laps are {string.Join(", ", _laps)}");
    }

    /// <summary>Waits until all workers go on with their calls.</summary>
    /// <param name="meanwhile">What to do now and then.</param>
    public void WaitForAllWork(Action? meanwhile = null) => WaitForWork(
        [.. _children.Where(static child => child.Role == "worker").Select(static child => child.Name)], meanwhile ?? (static () => { }));

    /// <summary>Whether somebody has said a line.</summary>
    public bool Heard(string line) => _lines.Keys.Any(said => said.Contains(line, StringComparison.Ordinal));

    /// <summary>Waits until somebody has said a line.</summary>
    public void WaitFor(string line) => WaitUntil(() => Heard(line), line);

    /// <summary>Waits until something is so.</summary>
    public void WaitUntil(Func<bool> condition, string what)
    {
        for (var end = DateTime.UtcNow + s_patience; !condition(); Thread.Sleep(20))
        {
            if (DateTime.UtcNow > end)
            {
                Assert.Fail($"Waited in vain: {what}{Environment.NewLine}{Log}{Environment.NewLine}{HostUse.Measure(System)}");
            }
        }
    }

    /// <summary>Waits until the host uses what it used before.</summary>
    public void WaitForUse(HostUse expected)
    {
        var use = HostUse.Measure(System);
        for (var end = DateTime.UtcNow + s_patience; use != expected && DateTime.UtcNow < end; use = HostUse.Measure(System))
        {
            // What nobody holds any more is closed by the collector where it was not closed before.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(50);
        }

        Assert.Equal(expected, use);
    }

    public void Dispose() => System.Dispose();

    private void Hear(string line)
    {
        const string Prefix = "[init -> ";
        if (line.StartsWith(Prefix, StringComparison.Ordinal) && line.Contains("] lap ", StringComparison.Ordinal))
        {
            _laps.AddOrUpdate(line[Prefix.Length..line.IndexOf(']', StringComparison.Ordinal)], 1, static (_, laps) => laps + 1);
            return;
        }

        _lines.AddOrUpdate(line, 1, static (_, count) => count + 1);
        _said.Enqueue(line);
    }
}
