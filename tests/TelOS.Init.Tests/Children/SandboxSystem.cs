using System.Diagnostics.CodeAnalysis;
using System.Text;
using TelOS.Host;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>A core and a sandbox on top of it, whose children are functions of this process.</summary>
internal sealed class SandboxSystem : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly ParentEnv _env;

    [SuppressMessage("Usage", "CA2213", Justification = "It is disposed where it works.")]
    private readonly Sandbox _sandbox;

    public SandboxSystem()
    {
        Core = new LinuxCore(new CoreOptions { Log = Take });
        Core.SetModule("ld.lib.so", "for programs of Genode"u8);
        Account = Core.CreateParent("init", 256UL << 20, 10_000);
        using var capability = Account.CreateCapability();
        var descriptor = capability.Export(SocketDomain.None).Descriptor.Duplicate();
        _env = new ParentEnv((int)descriptor.DangerousGetHandle(), "init");
        descriptor.SetHandleAsInvalid();
        _sandbox = new Sandbox(_env);
    }

    /// <summary>The core.</summary>
    public LinuxCore Core { get; }

    /// <summary>What the sandbox has.</summary>
    public CoreParent Account { get; }

    /// <summary>What was said so far.</summary>
    public string Log
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Makes a function the program of a module.</summary>
    public void SetProgram(string module, Func<ParentEnv, int> main) => Core.SetModuleProgram(module, env => main((ParentEnv)env));

    /// <summary>Does something on the sandbox's thread.</summary>
    public void Invoke(Action<Sandbox> action) => _env.Entrypoint.Invoke(() => action(_sandbox));

    /// <summary>Applies a configuration with the usual beginning.</summary>
    public void Apply(string nodes)
    {
        var text = $"""
            config
            + parent-provides
              + service LOG
              + service PD
              + service CPU
              + service ROM
              + service Timer
            + default-route
              + any-service
                + parent
                + any-child
            + default | caps: 100 | ram: 2M
            {nodes}
            -

            """;
        Assert.True(Node.TryParse(Encoding.UTF8.GetBytes(text), out var node), text);
        Invoke(sandbox => sandbox.Apply(node));
    }

    /// <summary>What the sandbox says about its children.</summary>
    public Node State()
    {
        Node? state = null;
        Invoke(sandbox => state = sandbox.Describe(new ReportOptions { Requested = true, Provided = true, ChildRam = true, Ids = true }));
        return state!;
    }

    /// <summary>What the sandbox says about a child.</summary>
    public Node? State(string child) => State().Children.FirstOrDefault(node => node.Type == "child" && node.Name == child);

    /// <summary>Waits until something is so.</summary>
    /// <param name="condition">What is to be so.</param>
    /// <param name="words">What is said when it never is, besides the log.</param>
    public void WaitUntil(Func<bool> condition, string words = "")
    {
        var end = DateTime.UtcNow + s_patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, $"{words}\n{Log}");
            Thread.Sleep(5);
        }
    }

    /// <summary>Waits until somebody has said something.</summary>
    public void WaitFor(string text) => WaitUntil(() => Log.Contains(text, StringComparison.Ordinal));

    public void Dispose()
    {
        _env.Entrypoint.Invoke(_sandbox.Dispose);
        _env.Dispose();
        Core.Dispose();
    }

    private void Take(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
        }
    }
}
