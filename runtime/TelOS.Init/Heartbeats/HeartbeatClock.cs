namespace TelOS.Init;

/// <summary>Asks the children for signs of life.</summary>
/// <param name="link">The parent, who has the clock.</param>
/// <param name="log">Where it is told that there is no clock.</param>
/// <param name="beat">Called each time.</param>
internal sealed class HeartbeatClock(ParentLink link, InitLog log, Action beat) : IDisposable
{
    private TimerLink? _timer;
    private ulong _rate;

    /// <summary>Changes how often.</summary>
    /// <param name="milliseconds">The time between two; 0 for never.</param>
    public void Apply(ulong milliseconds)
    {
        if (milliseconds == _rate)
        {
            return;
        }

        _rate = milliseconds;
        if (milliseconds == 0)
        {
            Dispose();
            return;
        }

        _timer ??= new TimerLink(link, "heartbeat", beat, () => log.Error("no heartbeats: the parent provides no Timer"));
        _timer.Schedule(milliseconds, isPeriodic: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
