using System.Diagnostics.CodeAnalysis;
using Genode.Timer;
using ITimer = System.Threading.ITimer;

namespace TelOS.Runtime;

/// <summary>Any number of timeouts on one Timer session. Their functions run on the component's entrypoint, one after the other, between calls.</summary>
/// <remarks>As a <see cref="TimeProvider"/> it also serves <see cref="Task.Delay(TimeSpan, TimeProvider)"/> and <see cref="PeriodicTimer"/>.
/// A timeout never runs early; how late it runs depends on what the entrypoint does meanwhile. Safe for several threads.</remarks>
/// <example><code>
/// using ComponentClock clock = new(env);
/// using ITimer once = clock.After(TimeSpan.FromSeconds(1), () => env.Log.WriteLine("a second passed"));
/// using ITimer often = clock.Every(TimeSpan.FromMilliseconds(20), Refresh);
/// </code></example>
public sealed class ComponentClock : TimeProvider, IDisposable
{
    private const ulong SessionRam = 16 * 1024;
    private const ulong SessionCaps = 8;

    // Longer ones are set again when this much has passed, so that no service meets a number it cannot count with.
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Deadline, long> _queue = new();
    private readonly Connection _connection;
    private readonly TimerClient _timer;
    private readonly SignalHandler _passed;
    private readonly Entrypoint _entrypoint;
    private long _armed = long.MaxValue;
    private bool _isDisposed;

    /// <summary>Opens a Timer session.</summary>
    /// <param name="env">The component, on whose entrypoint the functions run.</param>
    /// <exception cref="SessionDeniedException">The component has no timer.</exception>
    public ComponentClock(Env env)
    {
        _entrypoint = env.Entrypoint;
        _connection = env.OpenSession(new SessionRequest { Service = "Timer", RamQuota = SessionRam, CapQuota = SessionCaps });
        _timer = new TimerClient(_connection.Capability.Duplicate());
        _passed = new SignalHandler(_entrypoint, Pass);
        _timer.RegisterTimeout(_passed.Context);
    }

    /// <summary>Runs a function once.</summary>
    /// <param name="delay">From now; 0 as soon as the entrypoint gets to it.</param>
    /// <param name="handler">The function.</param>
    /// <returns>Disposing it ends the timeout; <see cref="ITimer.Change"/> sets it again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public ITimer After(TimeSpan delay, Action handler)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return CreateTimer(Call, handler, delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Runs a function again and again. Periods that pass while the entrypoint is busy are left out, not made up for.</summary>
    /// <param name="period">Between two runs, and before the first.</param>
    /// <param name="handler">The function.</param>
    /// <returns>Disposing it ends the timeout.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not positive.</exception>
    public ITimer Every(TimeSpan period, Action handler)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        return CreateTimer(Call, handler, period, period);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timeout = new Deadline(this, callback, state);
        timeout.Change(dueTime, period);
        return timeout;
    }

    /// <summary>Ends all timeouts.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _queue.Clear();
        }

        _passed.Dispose();
        _timer.Dispose();
        _connection.Dispose();
    }

    private static void Call(object? handler) => ((Action)handler!)();

    private long TicksOf(TimeSpan time) => (long)(time.Ticks * ((double)TimestampFrequency / TimeSpan.TicksPerSecond));

    private bool Set(Deadline timeout, TimeSpan delay, TimeSpan period)
    {
        lock (_lock)
        {
            if (_isDisposed || timeout.IsDisposed)
            {
                return false;
            }

            _queue.Remove(timeout, out _, out _);
            timeout.Period = period == Timeout.InfiniteTimeSpan ? 0 : TicksOf(period);
            if (delay != Timeout.InfiniteTimeSpan)
            {
                timeout.Due = GetTimestamp() + TicksOf(delay);
                _queue.Enqueue(timeout, timeout.Due);
                Arm();
            }

            return true;
        }
    }

    private void End(Deadline timeout)
    {
        lock (_lock)
        {
            timeout.IsDisposed = true;
            _queue.Remove(timeout, out _, out _);
        }
    }

    // Only a timeout before the one that is set needs a call.
    private void Arm()
    {
        if (!_queue.TryPeek(out _, out var due) || due >= _armed)
        {
            return;
        }

        var left = GetElapsedTime(GetTimestamp(), due);
        if (left > s_longest)
        {
            left = s_longest;
        }

        _armed = due;
        _timer.TriggerOnce((ulong)Math.Max(1, Math.Ceiling(left.TotalMicroseconds)));
    }

    [SuppressMessage("Design", "CA1031", Justification = "One function that fails must not keep the others from running.")]
    private void Pass()
    {
        lock (_lock)
        {
            _armed = long.MaxValue;
        }

        while (Take() is { } timeout)
        {
            try
            {
                timeout.Run();
            }
            catch (Exception error)
            {
                _entrypoint.Report(error);
            }
        }
    }

    private Deadline? Take()
    {
        lock (_lock)
        {
            var now = GetTimestamp();
            if (_isDisposed || !_queue.TryPeek(out var timeout, out var due) || due > now)
            {
                if (!_isDisposed)
                {
                    Arm();
                }

                return null;
            }

            _queue.Dequeue();
            if (timeout.Period > 0)
            {
                // The next multiple of the period that is still to come.
                timeout.Due += ((now - timeout.Due) / timeout.Period * timeout.Period) + timeout.Period;
                _queue.Enqueue(timeout, timeout.Due);
            }

            return timeout;
        }
    }

    private sealed class Deadline(ComponentClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; }

        public long Period { get; set; }

        public bool IsDisposed { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
            ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
            return clock.Set(this, dueTime, period);
        }

        public void Run()
        {
            if (!IsDisposed)
            {
                callback(state);
            }
        }

        public void Dispose() => clock.End(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
