using Genode.Timer;

namespace TelOS.Runtime.Tests.Timers;

/// <summary>A Timer session on the system's own timers.</summary>
internal sealed class ServedTimer : Genode.Timer.ITimer, IDisposable
{
    private readonly SignalTransmitter _passed = new();
    private readonly System.Threading.Timer _timer;

    public ServedTimer() => _timer = new System.Threading.Timer(_ => _passed.Submit());

    /// <summary>How often a timeout was set.</summary>
    public int Triggers { get; private set; }

    public void TriggerOnce(ulong us)
    {
        Triggers++;
        _timer.Change(TimeSpan.FromMicroseconds(us), Timeout.InfiniteTimeSpan);
    }

    public void TriggerPeriodic(ulong us) => throw new NotSupportedException();

    public void RegisterTimeout(Capability? handler) => _passed.Register(handler);

    public ulong ElapsedMs() => 0;

    public ulong ElapsedUs() => 0;

    /// <summary>Says that a timeout passed which did not.</summary>
    public void Lie() => _passed.Submit();

    public void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        TimerDispatcher.Dispatch(this, opcode, ref request, ref reply);

    public void Dispose()
    {
        _timer.Dispose();
        _passed.Dispose();
    }
}
