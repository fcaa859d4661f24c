using Genode;
using Genode.Linux;
using TelOS.Runtime;
using Affinity = Genode.Affinity;
using SessionError = Genode.SessionError;
using ThreadState = Genode.ThreadState;

namespace TelOS.Host.Tests;

/// <summary>A child of <see cref="TestInit"/>: its parent, which hands its requests on to core, and the sessions that it starts with.</summary>
internal sealed class TestChild : ParentObject
{
    private readonly Entrypoint _entrypoint;
    private readonly TestInit _init;
    private readonly ulong _pdId;
    private readonly ulong _cpuId;
    private readonly ulong _logId;
    private readonly Capability _log;
    private readonly CpuClient _cpu;
    private readonly CpuThreadClient _thread;
    private readonly SignalHandler _faulted;
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestChild(Entrypoint entrypoint, TestInit init)
    {
        _entrypoint = entrypoint;
        _init = init;
        (_pdId, var pd) = init.Open("PD");
        (_cpuId, var cpu) = init.Open("CPU");
        (_logId, _log) = init.Open("LOG");
        Pd = new PdClient(pd);
        _cpu = new CpuClient(cpu);
        _faulted = new SignalHandler(entrypoint, _gone.SetResult);
        _cpu.RegisterThreadFaulted(_faulted.Context);
        _thread = new CpuThreadClient(_cpu.CreateThread(new Capability<IPd>(pd), "child", default, 0).Value);
    }

    /// <summary>Its protection domain.</summary>
    public PdClient Pd { get; }

    /// <summary>Ends when core says that its process is gone.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Ends when it says that it is done.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>What core says of its thread.</summary>
    public ThreadState State => _thread.State();

    /// <summary>Starts its process.</summary>
    public void Start(Capability<IDataspace> program)
    {
        using var parent = _entrypoint.Manage(this);
        Pd.AssignParent(new Capability<IParent>(parent));
        using var native = new LinuxNativePdClient(Pd.NativePd().Untyped!);
        native.Start(program);
    }

    public override void Exit(int exitValue) => _exited.TrySetResult(exitValue);

    public override void Announce(Utf8Text serviceName)
    {
    }

    public override Result<Capability<ISession>, SessionError> Session(ClientSessionId id, Utf8Text serviceName, Utf8Text args, Affinity affinity)
    {
        var request = new SessionArguments(args.ToString());
        return _init.TryOpen(serviceName.ToString(), $"child -> {request.Label}", request.RamQuota, request.CapQuota, out _);
    }

    public override Result<Capability<ISession>, SessionCapError> SessionCap(ClientSessionId id) => id.Value switch
    {
        1 => new Capability<ISession>(Pd.Capability),
        2 => new Capability<ISession>(_cpu.Capability),
        3 => new Capability<ISession>(_log),
        _ => SessionCapError.Denied,
    };

    public override UpgradeResult Upgrade(ClientSessionId id, Utf8Text args) => UpgradeResult.Ok;

    public override CloseResult Close(ClientSessionId id) => CloseResult.Done;

    public override void SessionResponse(ServerSessionId id, SessionResponse response)
    {
    }

    public override Capability<ICpuThread> MainThreadCap() => new(_thread.Capability);

    public override void DeliverSessionCap(ServerSessionId id, Capability<ISession> session) => session.Dispose();

    public override void ResourceRequest(Utf8Text args)
    {
    }

    public override string YieldRequest() => "";

    public override void YieldResponse()
    {
    }

    public override void HeartbeatResponse()
    {
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _init.Close(_cpuId);
        _init.Close(_pdId);
        _init.Close(_logId);
        _entrypoint.Dissolve(this);
        _faulted.Dispose();
        _thread.Dispose();
        _cpu.Dispose();
        _log.Dispose();
        Pd.Dispose();
    }
}
