using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Gets signals: each tells that there is news, none is a number.</summary>
internal static class SignalTrial
{
    private const uint Many = 500;

    /// <summary>Has the server ring, seldom and often.</summary>
    public static async Task RunAsync(Env env, Findings findings)
    {
        using var trial = new TrialConnection(env, default);
        using var receiver = new SignalReceiver();
        await trial.RingAsync(3).ConfigureAwait(false);
        await trial.RegisterRungAsync(receiver.Context).ConfigureAwait(false);
        findings.Check("nothing from before", !await ComesAsync(receiver, 200).ConfigureAwait(false));
        await trial.RingAsync(1).ConfigureAwait(false);
        findings.Check("a signal", await ComesAsync(receiver, 20_000).ConfigureAwait(false));
        await trial.RingAsync(1).ConfigureAwait(false);
        findings.Check("another one", await ComesAsync(receiver, 20_000).ConfigureAwait(false));

        await trial.RingAsync(Many).ConfigureAwait(false);
        await Task.Delay(300).ConfigureAwait(false);
        findings.Check("many signals", await ComesAsync(receiver, 20_000).ConfigureAwait(false));
        findings.Check("are one when nobody looked", !await ComesAsync(receiver, 300).ConfigureAwait(false));
        findings.Check("and nothing was lost", await trial.RingsAsync().ConfigureAwait(false) == Many + 5);

        var handled = 0;
        using var done = new SemaphoreSlim(0);
        using var handler = new SignalHandler(env.Entrypoint, () =>
        {
            handled++;
            if (trial.Rings() == (2 * Many) + 5)
            {
                done.Release();
            }
        });
        await trial.RegisterRungAsync(handler.Context).ConfigureAwait(false);
        await trial.RingAsync(Many).ConfigureAwait(false);
        findings.Check("a handler sees the last state", await done.WaitAsync(20_000).ConfigureAwait(false));
        findings.Check("and runs once at least", handled is > 0 and <= (int)Many);
    }

    private static async Task<bool> ComesAsync(SignalReceiver receiver, int patience)
    {
        using var stop = new CancellationTokenSource(patience);
        try
        {
            await receiver.WaitAsync(stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
