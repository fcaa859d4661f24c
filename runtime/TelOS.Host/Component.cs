using System.Text;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A component that the host started, as long as its process lives and after its end.</summary>
public sealed class Component
{
    private readonly TaskCompletionSource<ComponentExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ComponentHost _host;
    private ChildProcess? _process;
    private int? _value;

    internal Component(ComponentHost host, ComponentOptions options)
    {
        _host = host;
        Options = options;
        Pd = new PdService(host.Core, options.Ram, options.Caps, release: options.Release);
        Config = new RomContent(Encoding.UTF8.GetBytes(options.Config));
        Requests = new RomContent(Encoding.UTF8.GetBytes(NodeWriter.Write("session_requests", static _ => { })));
        Log = new LogService(options.Name, host.WriteLog);
        Parent = new ParentService(host, this);
    }

    /// <summary>The component's name.</summary>
    public string Name => Options.Name;

    /// <summary>The number of its process.</summary>
    public int ProcessId => _process?.Pid ?? 0;

    /// <summary>Ends when the process ends.</summary>
    public Task<ComponentExit> Exited => _exited.Task;

    /// <summary>Bytes of memory that it has in use.</summary>
    public ulong UsedRam => Pd.Ram.Used;

    /// <summary>Bytes of memory that it may use, less what it donated, with what was donated to it.</summary>
    public ulong RamQuota => Pd.Ram.Limit;

    /// <summary>Capabilities that it may use, less what it donated, with what was donated to it.</summary>
    public ulong CapQuota => Pd.Caps.Limit;

    /// <summary>How it was started.</summary>
    internal ComponentOptions Options { get; }

    /// <summary>Its protection domain.</summary>
    internal PdService Pd { get; }

    /// <summary>Its ROM `config`.</summary>
    internal RomContent Config { get; }

    /// <summary>Its ROM `session_requests`.</summary>
    internal RomContent Requests { get; }

    /// <summary>Where its messages go.</summary>
    internal LogService Log { get; }

    /// <summary>What it has at descriptor 100.</summary>
    internal ParentService Parent { get; }

    /// <summary>The process has ended.</summary>
    internal bool IsGone { get; private set; }

    /// <summary>The services that it announced.</summary>
    internal HashSet<string> Announced { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes the content of its ROM `config`.</summary>
    /// <param name="config">HID with its end mark.</param>
    public void SetConfig(string config) => _host.Core.Post(() => Config.Set(Encoding.UTF8.GetBytes(config)));

    /// <summary>Ends the process at once.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>Starts the process.</summary>
    internal void Start()
    {
        using var parent = _host.Core.Manage(Parent);
        var request = new ProcessRequest
        {
            Name = $"init -> {Name}",
            Program = ProgramImage.Of(Options.Program),
            Arguments = Options.Arguments,
            Environment = Options.Environment ?? ProcessEnvironment.Own(),
            Parent = parent.Export(SocketDomain.None),
            Limits = ProcessLimits.Of(Options.Ram, Options.Caps, Options.Confinement.MemoryAllowance),
            Confinement = Options.Confinement,
        };
        _process = _host.Launcher.Start(request, status => _host.Core.Post(() => End(status)));
    }

    /// <summary>It says that it is done.</summary>
    internal void Exit(int value)
    {
        _value = value;
        ComponentHost.KillLater(this);
    }

    private void End(int status)
    {
        try
        {
            IsGone = true;
            _host.Remove(this);
            _host.Core.Dissolve(Pd);
            _host.Core.Dissolve(Log);
            Log.Dispose();
            Pd.Dispose();
            _host.Core.Dissolve(Parent);
        }
        finally
        {
            // Whatever went wrong: the process has ended, and somebody may wait for that.
            _exited.TrySetResult(ComponentExit.Of(_value, status));
        }
    }
}
