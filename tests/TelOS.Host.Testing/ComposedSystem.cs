using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using TelOS.Runtime;

namespace TelOS.Host.Testing;

/// <summary>A system whose configuration is made child by child, and everything that is said on it.</summary>
/// <remarks>The label of what a child says is "[init -> NAME]".</remarks>
public sealed class ComposedSystem : IDisposable
{
    private static readonly string[] s_services = ["ROM", "PD", "CPU", "LOG", "RM", "Timer"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<SystemChild> _children = [];

    // The modules of the programs.
    private readonly Dictionary<string, string> _binaries = new(StringComparer.Ordinal);
    private readonly string _modules = Directory.CreateTempSubdirectory("telos-system-").FullName;
    private readonly HostedSystem _system;

    /// <summary>A system without children.</summary>
    /// <param name="confinement">What its processes are kept from; everything when null.</param>
    /// <param name="hear">Hears each line, and answers whether <see cref="Lines"/> keeps it; all are kept when null.</param>
    public ComposedSystem(Confinement? confinement = null, Func<string, bool>? hear = null) => _system = new HostedSystem(new HostedSystemOptions
    {
        Configuration = Configuration(),
        Log = line =>
        {
            if (hear?.Invoke(line) != false)
            {
                _lines.Enqueue(line);
            }
        },
        ModuleFolder = _modules,
        Confinement = confinement ?? new Confinement(),
    });

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Starts children.</summary>
    /// <param name="children">The children.</param>
    public void Start(params IReadOnlyList<SystemChild> children)
    {
        foreach (var child in children)
        {
            if (_binaries.TryAdd(child.Program, $"program{_binaries.Count}"))
            {
                File.CreateSymbolicLink(Path.Combine(_modules, _binaries[child.Program]), child.Program);
            }

            _children.Add(child);
        }

        _system.Configure(Configuration());
    }

    /// <summary>Changes what the configuration says about children.</summary>
    /// <param name="children">What it says now.</param>
    public void Change(params IReadOnlyList<SystemChild> children)
    {
        foreach (var child in children)
        {
            _children[_children.FindIndex(other => other.Name == child.Name)] = child;
        }

        _system.Configure(Configuration());
    }

    /// <summary>Ends a child.</summary>
    /// <param name="child">Its name.</param>
    public void Remove(string child)
    {
        _children.RemoveAll(other => other.Name == child);
        _system.Configure(Configuration());
    }

    /// <summary>What the state says about a child; null when it says nothing.</summary>
    /// <param name="child">Its name.</param>
    public Node? StateOf(string child) => _system.Describe().ChildrenOf("child").FirstOrDefault(node => node.Name == child);

    /// <summary>The processes of this one whose program was started as a child of that name and is still there.</summary>
    /// <param name="child">The name.</param>
    public static IReadOnlyList<int> ProcessesOf(string child)
    {
        List<int> found = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                found.AddRange(File.ReadAllText(Path.Combine(folder, "children"))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Where(pid => File.ReadAllText($"/proc/{pid}/cmdline").StartsWith($"[Genode] init -> {child}\0", StringComparison.Ordinal))
                    .Select(static pid => int.Parse(pid, CultureInfo.InvariantCulture)));
            }
            catch (IOException)
            {
                // The thread has ended, or a process.
            }
        }

        return found;
    }

    /// <summary>Waits until somebody has said a line.</summary>
    /// <param name="line">Some of it.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The first of these lines.</returns>
    /// <exception cref="TimeoutException">Nobody did for a minute.</exception>
    public async Task<string> WaitForAsync(string line, CancellationToken stop = default)
    {
        string? found = null;
        await WaitUntilAsync(
            () => (found = _lines.FirstOrDefault(said => said.Contains(line, StringComparison.Ordinal))) is not null, $"'{line}'", stop).ConfigureAwait(false);
        return found!;
    }

    /// <summary>Waits until a child has ended.</summary>
    /// <param name="child">Its name.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>Its exit value, or null when it ended without a word.</returns>
    /// <exception cref="TimeoutException">It did not for a minute.</exception>
    public async Task<int?> WaitForExitAsync(string child, CancellationToken stop = default)
    {
        Node? state = null;
        await WaitUntilAsync(
            () => (state = StateOf(child)) is not null && (state.HasAttribute("exited") || state["state"] == "crashed"),
            $"the end of {child}",
            stop).ConfigureAwait(false);
        return state!["exited"] is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Waits until something is so.</summary>
    /// <param name="condition">Looks whether it is so.</param>
    /// <param name="what">What it is.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="TimeoutException">It was not for a minute.</exception>
    public async Task WaitUntilAsync(Func<bool> condition, string what, CancellationToken stop = default)
    {
        for (var start = Stopwatch.GetTimestamp(); !condition(); await Task.Delay(10, stop).ConfigureAwait(false))
        {
            if (Stopwatch.GetElapsedTime(start) > s_patience)
            {
                throw new TimeoutException($"Waited in vain for {what}:{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
            }
        }
    }

    /// <summary>Ends all children.</summary>
    public void Dispose()
    {
        _system.Dispose();
        Directory.Delete(_modules, recursive: true);
    }

    private byte[] Configuration() => Encoding.UTF8.GetBytes(NodeWriter.Write("config", config =>
    {
        config.Node("parent-provides", provides =>
        {
            foreach (var service in s_services)
            {
                provides.Node("service", node => node.Attribute("name", service));
            }
        });
        foreach (var child in _children)
        {
            child.Write(config, _binaries[child.Program]);
        }
    }));
}
