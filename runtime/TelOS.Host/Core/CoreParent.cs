using System.Diagnostics.CodeAnalysis;
using Genode;
using TelOS.Runtime;
using AffinityValue = Genode.Affinity;
using SessionError = Genode.SessionError;

namespace TelOS.Host;

/// <summary>The parent of a component on top of everything: an `init` in the host's process, or any process. Its sessions are core's.</summary>
internal sealed class CoreParent : ParentObject
{
    private const ulong PdId = 1;
    private const ulong CpuId = 2;
    private const ulong LogId = 3;
    private const ulong LastEnvironmentId = 5;

    private readonly LinuxCore _core;
    private readonly string _name;
    private readonly Dictionary<ulong, (CoreSession Session, Capability Capability)> _sessions = [];
    private readonly Dictionary<string, RomContent> _modules = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<ComponentExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [SuppressMessage("Usage", "CA2213", Justification = "It is one of the sessions.")]
    private readonly PdService _pd;
    private Capability? _parent;
    private RunningProgram? _process;
    private int? _value;
    private bool _isClosed;

    /// <summary>Makes its protection domain; on core's thread.</summary>
    public CoreParent(LinuxCore core, string name, ulong ram, ulong caps)
    {
        _core = core;
        _name = name;
        _pd = new PdService(core.Entrypoint, ram, caps, release: core.Release, log: text => core.Log($"[core] {name}: {text}"));
        Add(PdId, _pd);
        Add(CpuId, new CpuService(core.Entrypoint, default, 0, 0));
        Add(LogId, new LogService(name, core.Log));
        _modules.Add("session_requests", new RomContent("session_requests\n-\n"u8.ToArray()));
    }

    /// <summary>The component's memory: what it was given, and what it uses.</summary>
    public QuotaAccount Ram => _pd.Ram;

    /// <summary>The component's capabilities: what it was given, and how many it uses.</summary>
    public QuotaAccount Caps => _pd.Caps;

    /// <summary>The component said that it is done, with a value.</summary>
    public event Action<int>? ExitRequested;

    /// <summary>Ends when the process does that <see cref="Start"/> started.</summary>
    public Task<ComponentExit> Exited => _exited.Task;

    /// <summary>The number of that process, or 0.</summary>
    public int ProcessId => _process?.Pid ?? 0;

    /// <summary>What the component gets. The caller disposes it. From any thread.</summary>
    public Capability CreateCapability() => _core.Entrypoint.Manage(this);

    /// <summary>The environment of a component in the host's process. From any thread but core's.</summary>
    /// <param name="name">The name of the component's thread, for debuggers.</param>
    /// <returns>The caller's to dispose, before core.</returns>
    public Env CreateEnv(string name)
    {
        using var capability = CreateCapability();
        var descriptor = capability.Export(SocketDomain.None).Descriptor.Duplicate();
        var number = (int)descriptor.DangerousGetHandle();
        descriptor.SetHandleAsInvalid();
        return new ParentEnv(number, name);
    }

    /// <summary>Gives the component a ROM module of its own, before those of core, or changes it. From any thread.</summary>
    /// <param name="name">The module's name, such as "config".</param>
    /// <param name="content">The content.</param>
    public void SetModule(string name, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        _core.Entrypoint.Invoke(() =>
        {
            if (_modules.TryGetValue(name, out var known))
            {
                known.Set(bytes);
            }
            else
            {
                _modules.Add(name, new RomContent(bytes));
            }
        });
    }

    /// <summary>Starts a boot module as the component's process. From any thread.</summary>
    /// <param name="module">The module's name.</param>
    /// <exception cref="IOException">There is no such module, or it cannot be started.</exception>
    public void Start(string module) => _core.Entrypoint.Invoke(() =>
    {
        var content = _core.Modules.Find(module) ?? throw new IOException($"There is no module '{module}'.");
        using var rom = new RomService(content);
        using var program = ProgramMemory.Open(_core, module, rom.Dataspace().Untyped);
        _parent ??= CreateCapability();
        _pd.AssignParent(new Capability<IParent>(_parent.Duplicate()));
        _process = _core.Start(_pd, _name, _core.ConfinementOf(_name), program.Image, status => _core.Entrypoint.Post(() => End(status)));
    });

    /// <summary>Ends the process at once. From any thread.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>Ends the component: its process and all its sessions. On core's thread.</summary>
    public void Close()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _process?.Kill();
        _core.Remove(this);
        foreach (var id in _sessions.Keys.OrderDescending().ToArray())
        {
            Remove(id);
        }

        _core.Entrypoint.Dissolve(this);
        _parent?.Dispose();
        Dispose();
    }

    /// <inheritdoc/>
    public override void Exit(int exitValue)
    {
        _value = exitValue;
        ExitRequested?.Invoke(exitValue);
    }

    /// <inheritdoc/>
    public override void Announce(Utf8Text serviceName) =>
        _core.Log($"[core] {_name}: announces '{serviceName.ToString()}', which nobody asks for");

    /// <inheritdoc/>
    public override Result<Capability<ISession>, SessionError> Session(
        ClientSessionId id, Utf8Text serviceName, Utf8Text args, AffinityValue affinity)
    {
        if (IsEnvironment(id.Value) || _sessions.ContainsKey(id.Value))
        {
            return SessionError.Denied;
        }

        var arguments = new SessionArguments(args.ToString());
        var request = new CoreRequest(LabelOf(arguments.Label), arguments, affinity);
        if (Donate(request.Ram, request.Caps) is { } missing)
        {
            return missing;
        }

        if (!Open(serviceName.ToString(), request).TryGetValue(out var session, out var error))
        {
            TakeBack(request.Ram, request.Caps);
            return error;
        }

        return new Capability<ISession>(Add(id.Value, session));
    }

    /// <inheritdoc/>
    public override Result<Capability<ISession>, SessionCapError> SessionCap(ClientSessionId id) =>
        _sessions.TryGetValue(id.Value, out var known) ? new Capability<ISession>(known.Capability) : SessionCapError.Denied;

    /// <inheritdoc/>
    public override UpgradeResult Upgrade(ClientSessionId id, Utf8Text args)
    {
        var amount = new SessionArguments(args.ToString());
        if (IsEnvironment(id.Value) || !_sessions.TryGetValue(id.Value, out var known))
        {
            return UpgradeResult.Ok;
        }

        switch (Donate(amount.RamQuota, amount.CapQuota))
        {
            case SessionError.OutOfRam:
                return UpgradeResult.OutOfRam;
            case SessionError.OutOfCaps:
                return UpgradeResult.OutOfCaps;
            default:
                known.Session.Upgrade(amount.RamQuota, amount.CapQuota);
                return UpgradeResult.Ok;
        }
    }

    /// <inheritdoc/>
    public override CloseResult Close(ClientSessionId id)
    {
        if (!IsEnvironment(id.Value))
        {
            Remove(id.Value);
        }

        return CloseResult.Done;
    }

    /// <inheritdoc/>
    public override void SessionResponse(ServerSessionId id, SessionResponse response)
    {
    }

    /// <inheritdoc/>
    public override Capability<ICpuThread> MainThreadCap() => default;

    /// <inheritdoc/>
    public override void DeliverSessionCap(ServerSessionId id, Capability<ISession> session) => session.Dispose();

    /// <inheritdoc/>
    public override void ResourceRequest(Utf8Text args) =>
        _core.Log($"[core] {_name}: asks for more than core has to give: {args.ToString()}");

    /// <inheritdoc/>
    public override string YieldRequest() => "";

    /// <inheritdoc/>
    public override void YieldResponse()
    {
    }

    /// <inheritdoc/>
    public override void HeartbeatResponse()
    {
    }

    private static bool IsEnvironment(ulong id) => id is >= PdId and <= LastEnvironmentId;

    private string LabelOf(string label) => (_name.Length, label.Length) switch
    {
        (0, _) => label,
        (_, 0) => _name,
        _ => $"{_name} -> {label}",
    };

    private Result<CoreSession, SessionError> Open(string service, CoreRequest request)
    {
        try
        {
            return service == "ROM" && _modules.TryGetValue(request.Name, out var own)
                ? LinuxCore.Open(LinuxCore.RomOf(own), request)
                : _core.Open(service, request);
        }
        catch (IOException error)
        {
            _core.Log($"[core] {request.Label}: {error.Message}");
            return SessionError.Denied;
        }
    }

    private SessionError? Donate(ulong ram, ulong caps)
    {
        if (!Ram.TryShrink(ram))
        {
            return SessionError.OutOfRam;
        }

        if (Caps.TryShrink(caps))
        {
            return null;
        }

        Ram.TryGrow(ram);
        return SessionError.OutOfCaps;
    }

    private void TakeBack(ulong ram, ulong caps)
    {
        Ram.TryGrow(ram);
        Caps.TryGrow(caps);
    }

    private Capability Add(ulong id, CoreSession session)
    {
        var capability = _core.Entrypoint.Manage(session);
        _sessions.Add(id, (session, capability));
        return capability;
    }

    private void Remove(ulong id)
    {
        if (!_sessions.Remove(id, out var known))
        {
            return;
        }

        _core.Entrypoint.Dissolve(known.Session);
        known.Capability.Dispose();
        known.Session.Dispose();
        if (!IsEnvironment(id))
        {
            TakeBack(known.Session.Ram.Limit, known.Session.Caps.Limit);
        }
    }

    private void End(int status)
    {
        try
        {
            Close();
        }
        finally
        {
            _exited.TrySetResult(ComponentExit.Of(_value, status));
        }
    }
}
