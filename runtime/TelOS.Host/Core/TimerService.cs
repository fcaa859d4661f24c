using System.Diagnostics;
using Genode.Timer;
using TelOS.Runtime;
using ITimer = Genode.Timer.ITimer;

namespace TelOS.Host;

/// <summary>A Timer session: one timeout on the machine's clock.</summary>
internal sealed class TimerService : CoreSession, ITimer, IReactorTarget
{
    // Otherwise a component could keep the host busy with nothing but its signals.
    private const ulong ShortestPeriod = 1000;
    private const ulong LongestTimeout = long.MaxValue / 1000;
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly SignalTransmitter _timeout = new();
    private readonly DescriptorHandle _clock;
    private readonly ulong _key;

    /// <summary>A session whose time begins now.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public TimerService(ulong ram, ulong caps)
        : base(ram, caps)
    {
        _clock = LinuxTimers.Open();
        _key = SocketReactor.Shared.Add(_clock, this);
        SocketReactor.Shared.Arm(_clock, _key);
    }

    /// <inheritdoc/>
    public void TriggerOnce(ulong us) => Set(Math.Min(us, LongestTimeout), isPeriodic: false);

    /// <inheritdoc/>
    public void TriggerPeriodic(ulong us)
    {
        if (us == 0)
        {
            LinuxTimers.Stop(_clock);
        }
        else
        {
            Set(Math.Clamp(us, ShortestPeriod, LongestTimeout), isPeriodic: true);
        }
    }

    /// <inheritdoc/>
    public void RegisterTimeout(Capability? handler) => _timeout.Register(handler);

    /// <inheritdoc/>
    public ulong ElapsedMs() => ElapsedUs() / 1000;

    /// <inheritdoc/>
    public ulong ElapsedUs() => (ulong)(Stopwatch.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The time has come; on the reactor's thread.</summary>
    public unsafe void OnReady()
    {
        try
        {
            ulong times;
            if (LinuxSockets.Read(_clock, &times, sizeof(ulong)) == sizeof(ulong))
            {
                _timeout.Submit();
            }

            SocketReactor.Shared.Arm(_clock, _key);
        }
        catch (ObjectDisposedException)
        {
            // The session ended meanwhile.
        }
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        TimerDispatcher.Dispatch(this, opcode, ref request, ref reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _timeout.Dispose();
        SocketReactor.Shared.Remove(_clock, _key);
        _clock.Dispose();
    }

    // A timeout of nothing would stop the clock.
    private void Set(ulong us, bool isPeriodic)
    {
        var nanoseconds = Math.Max(us * 1000, 1);
        LinuxTimers.Start(_clock, (long)(nanoseconds / NanosecondsPerSecond), (long)(nanoseconds % NanosecondsPerSecond), isPeriodic);
    }
}
