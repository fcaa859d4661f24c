using System.Diagnostics.CodeAnalysis;
using TelOS.Init;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A whole system on Linux: core, and on top of it an init that does what a configuration says. Both are threads of this process; the
/// children are processes, and end with it.</summary>
/// <example><code>
/// using HostedSystem system = new(new() { Configuration = File.ReadAllBytes("system.hid"), ModuleFolder = "bin", Log = Console.WriteLine });
/// return await system.Exited;
/// </code></example>
public sealed class HostedSystem : IDisposable
{
    private const string Name = "init";

    private static readonly ReportOptions s_everything = new()
    {
        Ids = true,
        Requested = true,
        Provided = true,
        ChildRam = true,
        ChildCaps = true,
        InitRam = true,
        InitCaps = true,
    };

    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LinuxCore _core;
    private readonly RelayTrace? _trace;
    private readonly ParentEnv _env;

    [SuppressMessage("Usage", "CA2213", Justification = "Core disposes it.")]
    private readonly CoreParent _parent;

    [SuppressMessage("Usage", "CA2213", Justification = "It is disposed on its own thread.")]
    private readonly InitComponent _init;
    private bool _isDisposed;

    /// <summary>Starts a system.</summary>
    /// <exception cref="IOException">This process has no descriptors or no memory left.</exception>
    public HostedSystem(HostedSystemOptions options)
    {
        _core = new LinuxCore(new CoreOptions
        {
            Log = options.Log,
            ModuleFolder = options.ModuleFolder,
            Release = options.Release,
            Confinement = _ => options.Confinement,
        });
        foreach (var (name, main) in options.Programs)
        {
            _core.SetModuleProgram(name, main);
        }

        SetPaths(options.Configuration.Span);
        _parent = _core.CreateParent(Name, options.Ram, options.Caps);
        _parent.SetModule("config", options.Configuration.Span);
        _parent.ExitRequested += value => _exited.TrySetResult(value);
        _trace = options.Tracing is { } tracing ? new RelayTrace(tracing, _core) : null;
        using var capability = _trace?.Begin(_parent.CreateCapability(), Name) ?? _parent.CreateCapability();
        using var descriptor = capability.Export(SocketDomain.None).Descriptor.Duplicate();
        _env = new ParentEnv((int)descriptor.DangerousGetHandle(), Name);
        descriptor.SetHandleAsInvalid();
        _init = new InitComponent(_env);
        _init.Sandbox.StateChanged += (_, _) => StateChanged?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Something about a child or a session changed. Raised on init's thread; look at <see cref="Describe"/> from another one.</summary>
    public event EventHandler? StateChanged;

    /// <summary>Ends with the value of a child whose exit is the exit of all.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>What all of it stands on.</summary>
    internal LinuxCore Core => _core;

    /// <summary>Replaces the configuration; what it does not change goes on undisturbed.</summary>
    /// <param name="configuration">HID or XML with its end mark. What cannot be read is reported, and changes nothing.</param>
    public void Configure(ReadOnlySpan<byte> configuration)
    {
        SetPaths(configuration);
        _parent.SetModule("config", configuration);
    }

    /// <summary>The children, their resources and sessions: what init's state report says, all of it.</summary>
    public Node Describe()
    {
        Node? state = null;
        _env.Entrypoint.Invoke(() => state = _init.Sandbox.Describe(s_everything));
        return state!;
    }

    /// <summary>Ends all children, and the system.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _env.Entrypoint.Invoke(_init.Dispose);
        _env.Dispose();
        _core.Dispose();
        _trace?.Dispose();
    }

    // Init says what is wrong with it.
    private void SetPaths(ReadOnlySpan<byte> configuration)
    {
        if (Node.TryParse(configuration, out var node))
        {
            _core.Paths = InitConfiguration.Read(node, []).Paths;
        }
    }
}
