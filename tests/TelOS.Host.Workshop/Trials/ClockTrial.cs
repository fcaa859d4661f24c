using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Measures time, and is woken by it.</summary>
internal static class ClockTrial
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(20);

    /// <summary>Sets timeouts of both kinds.</summary>
    public static async Task RunAsync(Env env, Findings findings)
    {
        using var clock = new ComponentClock(env);
        var start = clock.GetTimestamp();
        var order = new List<int>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var third = clock.After(TimeSpan.FromMilliseconds(300), () =>
        {
            order.Add(3);
            done.SetResult();
        });
        using var first = clock.After(TimeSpan.FromMilliseconds(50), () => order.Add(1));
        using var never = clock.After(TimeSpan.FromMilliseconds(150), () => order.Add(0));
        using var second = clock.After(TimeSpan.FromMilliseconds(200), () => order.Add(2));
        never.Dispose();
        await done.Task.ConfigureAwait(false);
        findings.Check("timeouts in their order, without the one that was taken back", order.SequenceEqual([1, 2, 3]));
        findings.Check("none before its time", clock.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(300));

        start = clock.GetTimestamp();
        var ticks = 0;
        using var enough = new SemaphoreSlim(0);
        var often = clock.Every(s_period, () =>
        {
            if (++ticks == 5)
            {
                enough.Release();
            }
        });
        await enough.WaitAsync().ConfigureAwait(false);
        findings.Check("five periods", clock.GetElapsedTime(start) >= 5 * s_period);
        await often.DisposeAsync().ConfigureAwait(false);
        await Task.Delay(2 * s_period, clock).ConfigureAwait(false);
        var last = ticks;
        await Task.Delay(5 * s_period, clock).ConfigureAwait(false);
        findings.Check("no period after the end", ticks == last);
    }
}
