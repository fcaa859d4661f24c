using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Gives up calls that are not answered.</summary>
internal static class CancelTrial
{
    /// <summary>Cancels, and goes on with the same session.</summary>
    public static async Task RunAsync(Env env, Findings findings)
    {
        using var trial = new TrialConnection(env, new TrialArguments { Word = "patience" });
        var cancelled = 0;
        for (var call = 0; call < 20; call++)
        {
            using var stop = new CancellationTokenSource(10);
            try
            {
                await trial.NeverAsync(stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            findings.Check($"after call {call}", (await trial.DescribeAsync(CancellationToken.None).ConfigureAwait(false)).EndsWith("patience", StringComparison.Ordinal));
        }

        findings.Check("every call was given up", cancelled == 20);
        findings.Check("and its session is the only one", await trial.SessionsAsync().ConfigureAwait(false) == 1);
    }
}
