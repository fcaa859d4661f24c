using Telos.Workshop;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Calls a server that dies.</summary>
internal static class DeathTrial
{
    /// <summary>Waits for answers, in both ways, that nobody can give any more.</summary>
    public static async Task RunAsync(Env env, Findings findings, TextWriter log)
    {
        using var trial = new TrialConnection(env, default);
        var awaiting = FailAsync(() => trial.NeverAsync().AsTask());
        var blocking = FailAsync(() => Task.Run(trial.Never));
        var last = await FailAsync(() => Task.Run(trial.Die)).ConfigureAwait(false);
        var later = await FailAsync(() => Task.Run(trial.Sessions)).ConfigureAwait(false);
        foreach (var (name, error) in new[]
        {
            ("the call that killed it", last),
            ("a call that waited", await blocking.ConfigureAwait(false)),
            ("a call that was awaited", await awaiting.ConfigureAwait(false)),
            ("a later call", later),
        })
        {
            await log.WriteLineAsync($"{name}: {error?.GetType().Name}").ConfigureAwait(false);
            findings.Check(name, error is ServerDiedException);
        }
    }

    private static async Task<RpcException?> FailAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return null;
        }
        catch (RpcException error)
        {
            return error;
        }
    }
}
