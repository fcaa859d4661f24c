using TelOS.Init;
using TelOS.Runtime;
using SessionError = Genode.SessionError;

namespace TelOS.Host;

/// <summary>Core for Linux: the services from which everything else is made, each reached with nothing but Genode's interfaces.</summary>
/// <remarks>
/// All of it happens on one thread, which never waits for a component, and which starts all processes: they end with it. What a session needs
/// is paid from what its client donates to it, and comes back when it ends.
/// </remarks>
internal sealed class LinuxCore : IDisposable
{
    private readonly CoreOptions _options;
    private readonly Dictionary<string, CoreService> _services;
    private readonly List<CoreParent> _parents = [];
    private readonly ProcessLauncher _launcher;
    private volatile IReadOnlyList<HostPath> _paths = [];

    /// <summary>Starts core's thread.</summary>
    public LinuxCore(CoreOptions options)
    {
        _options = options;
        _launcher = new ProcessLauncher(options.Log);
        Entrypoint = new Entrypoint("core");
        Entrypoint.UnhandledError += (_, error) => Log($"[core] {error.Error}");
        Modules = new BootModules(options.ModuleFolder);

        // The capabilities required are those that Genode's interfaces name.
        _services = new Dictionary<string, CoreService>(StringComparer.Ordinal)
        {
            ["PD"] = new(13, 32 * 1024, 5, OpenPd),
            ["CPU"] = new(6, 4096, 1, OpenCpu),
            ["LOG"] = new(2, 1024, 1, request => new LogService(request.Label, Log, request.Ram, request.Caps)),
            ["ROM"] = new(3, 1024, 2, OpenRom),
            ["RM"] = new(2, 1024, 1, request => new RmService(Entrypoint, request.Ram, request.Caps)),
            ["Timer"] = new(2, 1024, 1, request => new TimerService(request.Ram, request.Caps)),
        };
    }

    /// <summary>Core's thread.</summary>
    public Entrypoint Entrypoint { get; }

    /// <summary>The release of Genode by whose numbers it is called.</summary>
    public GenodeRelease Release => _options.Release;

    /// <summary>The ROM modules; to be used on core's thread.</summary>
    public BootModules Modules { get; }

    /// <summary>What names of the configuration stand for of the host's files. From any thread; it counts for components that are started later.</summary>
    public IReadOnlyList<HostPath> Paths
    {
        get => _paths;
        set => _paths = value;
    }

    /// <summary>Adds a ROM module, or replaces its content and tells who has it open. From any thread.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="content">The content.</param>
    public void SetModule(string name, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Entrypoint.Invoke(() => Modules.Set(name, bytes));
    }

    /// <summary>Makes a file a ROM module, which is executed where it lies. From any thread.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="file">The file's path.</param>
    public void SetModuleFile(string name, string file) => Entrypoint.Invoke(() => Modules.SetFile(name, file));

    /// <summary>Makes a function of the host's process a ROM module that is started on a thread. From any thread.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="main">The function: a program that gets its environment, and ends when its parent is gone.</param>
    public void SetModuleProgram(string name, Func<Env, int> main) => Entrypoint.Invoke(() => Modules.SetProgram(name, main));

    /// <summary>Makes the parent of a component on top of everything. From any thread.</summary>
    /// <param name="name">The first element of its sessions' labels; empty for none.</param>
    /// <param name="ram">Bytes of memory that it has.</param>
    /// <param name="caps">Capabilities that it has.</param>
    public CoreParent CreateParent(string name, ulong ram, ulong caps)
    {
        CoreParent? parent = null;
        Entrypoint.Invoke(() => _parents.Add(parent = new CoreParent(this, name, ram, caps)));
        return parent!;
    }

    /// <summary>Says something.</summary>
    public void Log(string line) => _options.Log(line);

    /// <summary>Opens a session, on core's thread.</summary>
    /// <param name="service">The service.</param>
    /// <param name="request">Who asks, and for what.</param>
    public Result<CoreSession, SessionError> Open(string service, CoreRequest request)
    {
        if (!_services.TryGetValue(service, out var found))
        {
            Log($"[core] {request.Label}: there is no service '{service}'");
            return SessionError.Denied;
        }

        return Open(found, request);
    }

    /// <summary>Opens a session with a service, on core's thread.</summary>
    public static Result<CoreSession, SessionError> Open(CoreService service, CoreRequest request)
    {
        if (request.Ram < service.KeptRam)
        {
            return SessionError.InsufficientRam;
        }

        if (request.Caps < service.RequiredCaps)
        {
            return SessionError.InsufficientCaps;
        }

        if (service.Open(request) is not { } session)
        {
            return SessionError.Denied;
        }

        session.Charge(service.KeptRam, service.KeptCaps);
        return session;
    }

    /// <summary>A ROM session with a content that is not a boot module.</summary>
    public static CoreService RomOf(RomContent content) =>
        new(3, 1024, 2, request => new RomService(content, request.Ram, request.Caps));

    /// <summary>Starts the process of a protection domain, on core's thread.</summary>
    /// <exception cref="IOException">It cannot be started.</exception>
    /// <param name="pd">The protection domain.</param>
    /// <param name="label">The component's name.</param>
    /// <param name="confinement">What it is kept from.</param>
    /// <param name="program">What is executed.</param>
    /// <param name="ended">Called with the process's status, on a thread of the launcher's.</param>
    public RunningProgram Start(PdService pd, string label, Confinement confinement, ProgramImage program, Action<int> ended)
    {
        if (pd.Parent.Untyped is not { } parent)
        {
            throw new IOException("it has no parent");
        }

        var lines = new LogLines(label, Log);
        using var output = program.Main is null ? ProcessOutput.Open(Entrypoint, lines) : null;
        var request = new ProcessRequest
        {
            Name = label,
            Program = program,
            Environment = _options.Environment,
            Parent = parent.Export(SocketDomain.None),
            Output = output,
            Limits = ProcessLimits.Of(pd.Ram.Limit, pd.Caps.Limit, confinement.MemoryAllowance),
            Confinement = confinement,
        };
        return program.Main is { } main
            ? ThreadProgram.Start(request, main, text => Entrypoint.Post(() => lines.Append(text)), ended)
            : _launcher.Start(request, ended);
    }

    /// <summary>What the process of a component is kept from.</summary>
    /// <param name="label">The component's name.</param>
    public Confinement ConfinementOf(string label) => _options.Confinement(label);

    /// <summary>A component on top is gone.</summary>
    public void Remove(CoreParent parent) => _parents.Remove(parent);

    /// <summary>Ends all components, and core's thread.</summary>
    public void Dispose()
    {
        Entrypoint.Invoke(() =>
        {
            foreach (var parent in _parents.ToArray())
            {
                parent.Close();
            }

            Modules.Dispose();
        });
        Entrypoint.Dispose();
    }

    private PdService OpenPd(CoreRequest request) =>
        new(
            Entrypoint,
            request.Ram,
            request.Caps,
            new NativePdService(this, request.Label, ConfinementOf(request)),
            isRoot: false,
            release: Release,
            log: text => Log($"[core] {request.Label}: {text}"));

    // Every init between here and the component has left of the argument only what the component may have.
    private Confinement ConfinementOf(CoreRequest request)
    {
        var options = ProcessOptions.Read(request.Arguments);
        var confinement = ConfinementOf(request.Label).Without(options);
        return options.Paths.Length == 0
            ? confinement
            : confinement with { ReadablePaths = [.. confinement.ReadablePaths, .. options.PathNames.Select(name => PathOf(request.Label, name)).OfType<string>()] };
    }

    private string? PathOf(string label, string name)
    {
        if (_paths.FirstOrDefault(known => known.Name == name) is not { } path)
        {
            Log($"[core] {label}: the topmost configuration does not say where the path '{name}' is");
            return null;
        }

        if (Path.Exists(path.Path))
        {
            return path.Path;
        }

        Log($"[core] {label}: there is nothing at '{path.Path}', which it is to read as '{name}'");
        return null;
    }

    private CpuService OpenCpu(CoreRequest request) => new(Entrypoint, request.Affinity.Space, request.Ram, request.Caps);

    private RomService? OpenRom(CoreRequest request)
    {
        if (Modules.Find(request.Name) is { } content)
        {
            return new RomService(content, request.Ram, request.Caps);
        }

        // Every init asks for the dynamic linker on behalf of its children; only programs of Genode need it, and who starts one says so.
        if (request.Name != "ld.lib.so")
        {
            Log($"[core] {request.Label}: there is no ROM module '{request.Name}'");
        }

        return null;
    }
}
