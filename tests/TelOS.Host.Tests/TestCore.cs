using System.Collections.Concurrent;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>A core, and everything that was said on it.</summary>
internal sealed class TestCore : IDisposable
{
    private const string Unconfined = "[core] components see the host's files";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TestScripts _scripts = new();

    public TestCore(string? modules = null, GenodeRelease release = GenodeRelease.Sculpt2604, string? statedRelease = null)
    {
        var environment = new Dictionary<string, string>(ProcessEnvironment.Standard());
        if (statedRelease is not null)
        {
            environment.Add("TELOS_GENODE_RELEASE", statedRelease);
        }

        Core = new LinuxCore(new CoreOptions
        {
            Log = _lines.Enqueue,
            ModuleFolder = modules,
            Release = release,
            Environment = environment,
            Confinement = _ => Confinement,
        });
    }

    /// <summary>The core.</summary>
    public LinuxCore Core { get; }

    /// <summary>What the next process is kept from.</summary>
    public Confinement Confinement { get; set; } = new();

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Whether this machine has no namespaces for components.</summary>
    public bool IsUnconfined => _lines.Any(static line => line.StartsWith(Unconfined, StringComparison.Ordinal));

    /// <summary>Starts a shell script as a component on top of everything.</summary>
    public CoreParent StartScript(string name, string script, ulong ram = 64 << 20, ulong caps = 1000)
    {
        Core.SetModuleFile(name, _scripts.Add(name, script));
        var parent = Core.CreateParent(name, ram, caps);
        parent.Start(name);
        return parent;
    }

    /// <summary>Waits until a component on top of everything has ended.</summary>
    public async Task<ComponentExit> WaitForExitAsync(CoreParent component)
    {
        try
        {
            return await component.Exited.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It does not end:{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
        }
    }

    /// <summary>Waits until something is so.</summary>
    public void WaitUntil(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, s_patience), string.Join(Environment.NewLine, _lines));

    /// <summary>Waits until somebody has said a line.</summary>
    public void WaitFor(string line) => WaitUntil(() => _lines.Any(said => said.Contains(line, StringComparison.Ordinal)));

    public void Dispose()
    {
        Core.Dispose();
        _scripts.Dispose();
    }
}
