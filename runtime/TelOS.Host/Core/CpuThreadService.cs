using Genode;
using TelOS.Runtime;
using ThreadState = Genode.ThreadState;

namespace TelOS.Host;

/// <summary>A thread as its creator sees it. On Linux a process makes its threads itself; core knows that they are there, and when they are gone.</summary>
/// <param name="session">The CPU session that it belongs to.</param>
/// <param name="pd">The protection domain that it runs in.</param>
internal sealed class CpuThreadService(CpuService session, PdService pd) : CpuThreadObject
{
    private bool _isHandled;

    /// <summary>The protection domain that it runs in.</summary>
    public PdService Pd { get; } = pd;

    /// <summary>Its process has ended: who watches it hears of that.</summary>
    public void Fault()
    {
        if (_isHandled)
        {
            FaultedSignal.Submit();
        }
        else
        {
            session.Fault();
        }
    }

    /// <inheritdoc/>
    public override Capability<IDataspace> Utcb() => default;

    /// <inheritdoc/>
    public override void Start(ulong ip, ulong sp)
    {
    }

    /// <inheritdoc/>
    public override void Pause()
    {
    }

    /// <inheritdoc/>
    public override void Resume()
    {
    }

    /// <inheritdoc/>
    public override void SetState(ThreadState state)
    {
    }

    /// <summary>An exception when the process has ended: the signal that ended it as the number of the trap, or its exit status as the error code.</summary>
    public override ThreadState State()
    {
        var state = new ThreadState { State = ThreadStateKind.Unavailable };
        if (Pd.ExitStatus is { } status)
        {
            state.State = ThreadStateKind.Exception;
            state.Cpu.Trapno = (ulong)(status & 0x7f);
            state.Cpu.Errcode = (ulong)((status >> 8) & 0xff);
        }

        return state;
    }

    /// <inheritdoc/>
    public override void RegisterFaulted(Capability? handler)
    {
        _isHandled = handler is not null;
        base.RegisterFaulted(handler);
        if (_isHandled && Pd.ExitStatus is not null)
        {
            FaultedSignal.Submit();
        }
    }

    /// <inheritdoc/>
    public override void SingleStep(bool enabled)
    {
    }

    /// <inheritdoc/>
    public override void Affinity(AffinityLocation location)
    {
    }

    /// <inheritdoc/>
    public override uint TraceControlIndex() => 0;

    /// <inheritdoc/>
    public override Capability<IDataspace> TraceBuffer() => default;

    /// <inheritdoc/>
    public override Capability<IDataspace> TracePolicy() => default;
}
