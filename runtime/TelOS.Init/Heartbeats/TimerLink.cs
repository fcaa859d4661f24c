using Genode.Timer;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A Timer session at the parent, which is asked and never waited for.</summary>
internal sealed class TimerLink : IDisposable
{
    private const ulong Ram = 20 * 1024;
    private const ulong Caps = 8;

    private readonly ParentLink _link;
    private readonly SignalHandler _timeout;
    private readonly UpstreamSession _session;
    private TimerClient? _timer;
    private Action<TimerClient>? _wish;

    /// <summary>Asks the parent for the session.</summary>
    /// <param name="link">The parent.</param>
    /// <param name="label">What the session is for.</param>
    /// <param name="timeout">Called at each timeout.</param>
    /// <param name="failed">Called when there is none.</param>
    public TimerLink(ParentLink link, string label, Action timeout, Action failed)
    {
        _link = link;
        _timeout = new SignalHandler(link.Entrypoint, timeout);
        var arguments = new SessionArgumentsBuilder().Add("ram_quota", Ram).Add("cap_quota", Caps).Add("label", label).ToString();
        _session = link.Open("Timer", arguments, Anywhere.Affinity, _ => Take(failed));
        Take(failed);
    }

    /// <summary>Asks for one timeout, or for one after the other.</summary>
    /// <param name="milliseconds">When; 0 ends what was asked for.</param>
    /// <param name="isPeriodic">Whether it is repeated.</param>
    public void Schedule(ulong milliseconds, bool isPeriodic)
    {
        var microseconds = milliseconds * 1000;
        _wish = timer => Quietly(isPeriodic ? timer.TriggerPeriodicAsync(microseconds) : timer.TriggerOnceAsync(microseconds));
        if (_timer is { } timer)
        {
            _wish(timer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timeout.Dispose();
        _timer?.Dispose();
        _timer = null;
        _link.Close(_session);
    }

    private void Take(Action failed)
    {
        switch (_session.Phase)
        {
            case UpstreamPhase.Failed:
                failed();
                break;
            case UpstreamPhase.Open when _timer is null:
                _timer = new TimerClient(_session.Capability!.Duplicate());
                Quietly(_timer.RegisterTimeoutAsync(_timeout.Context));
                _wish?.Invoke(_timer);
                break;
            default:
                break;
        }
    }

    private static async void Quietly(ValueTask call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // A timer that is gone triggers nothing.
        }
    }
}
