using Genode;
using Genode.Linux;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A CPU session: the threads of protection domains, and who hears that one is gone.</summary>
internal sealed class CpuService(Entrypoint core, AffinitySpace space, ulong ram, ulong caps) : CoreSession(ram, caps), ICpu
{
    private const ulong ThreadRam = 1024;

    private readonly Dictionary<CpuThreadService, Capability> _threads = [];
    private readonly SignalTransmitter _faulted = new();
    private readonly Native _native = new();
    private Capability? _nativeCapability;

    /// <inheritdoc/>
    public Result<Capability<ICpuThread>, AllocError> CreateThread(Capability<IPd> pd, Utf8Text name, AffinityLocation affinity, ulong utcb)
    {
        var isKnown = core.TryResolve<PdService>(pd.Untyped, out var domain);
        pd.Dispose();
        if (!isKnown)
        {
            return AllocError.Denied;
        }

        if (Charge(ThreadRam, 1) is { } missing)
        {
            return missing == QuotaKind.Ram ? AllocError.OutOfRam : AllocError.OutOfCaps;
        }

        var thread = new CpuThreadService(this, domain!);
        var capability = core.Manage(thread);
        _threads.Add(thread, capability);
        domain!.Add(thread);
        return new Capability<ICpuThread>(capability);
    }

    /// <inheritdoc/>
    public void KillThread(Capability<ICpuThread> thread)
    {
        if (core.TryResolve<CpuThreadService>(thread.Untyped, out var known) && _threads.Remove(known, out var capability))
        {
            Kill(known, capability);
            Release(ThreadRam, 1);
        }

        thread.Dispose();
    }

    /// <inheritdoc/>
    public void RegisterThreadFaulted(Capability? handler)
    {
        _faulted.Register(handler);
        if (_threads.Keys.Any(static thread => thread.Pd.ExitStatus is not null))
        {
            _faulted.Submit();
        }
    }

    /// <inheritdoc/>
    public AffinitySpace AffinitySpace() => space.Width == 0 || space.Height == 0
        ? new AffinitySpace { Width = (uint)Environment.ProcessorCount, Height = 1 }
        : space;

    /// <inheritdoc/>
    public Capability<IDataspace> TraceControl() => default;

    /// <inheritdoc/>
    public Capability<INativeCpu> NativeCpu() => new(_nativeCapability ??= core.Manage(_native));

    /// <summary>A thread without a handler of its own is gone.</summary>
    public void Fault() => _faulted.Submit();

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        CpuDispatcher.Dispatch(this, opcode, ref request, ref reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var (thread, capability) in _threads)
        {
            Kill(thread, capability);
        }

        _threads.Clear();
        _faulted.Dispose();
        core.Dissolve(_native);
        _nativeCapability?.Dispose();
    }

    private void Kill(CpuThreadService thread, Capability capability)
    {
        thread.Pd.Remove(thread);
        core.Dissolve(thread);
        capability.Dispose();
        thread.Dispose();
    }

    /// <summary>What processes tell of their threads. Core watches processes, so their numbers are of no use to it.</summary>
    private sealed class Native : LinuxNativeCpuObject
    {
        public override void ThreadId(Capability<ICpuThread> thread, int pid, int tid) => thread.Dispose();
    }
}
