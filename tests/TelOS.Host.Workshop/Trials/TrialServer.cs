using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>The role that serves trials.</summary>
internal static class TrialServer
{
    /// <summary>Serves until it is told to die, or until its parent is gone.</summary>
    public static int Run(Env env, TextWriter log)
    {
        env.Entrypoint.UnhandledError += (_, error) => log.WriteLine($"unhandled: {error.Error.GetType().Name}: {error.Error.Message}");
        using (var config = env.OpenRom("config"))
        {
            // A server that starts late.
            Thread.Sleep(config.ReadNode()?.GetInt32("delay_ms") ?? 0);
        }

        using var died = new ManualResetEventSlim();
        using var root = new TrialServerRoot(env.Entrypoint, died.Set);
        using var capability = env.Entrypoint.Manage(root);
        env.Announce(root.ServiceName, capability);
        log.WriteLine("serving");
        WaitHandle.WaitAny([died.WaitHandle, ((IAsyncResult)env.ParentGone).AsyncWaitHandle]);
        if (died.IsSet)
        {
            Workshop.Roles.Die(env);
        }

        return 0;
    }
}
