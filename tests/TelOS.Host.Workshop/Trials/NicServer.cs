using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>The role that is a network: each frame that a client sends comes back to it.</summary>
internal static class NicServer
{
    /// <summary>Serves until its parent is gone.</summary>
    public static int Run(Env env, TextWriter log)
    {
        env.Entrypoint.UnhandledError += (_, error) => log.WriteLine($"unhandled: {error.Error}");
        using var root = new NicServerRoot(env.Entrypoint);
        using var capability = env.Entrypoint.Manage(root);
        env.Announce(root.ServiceName, capability);
        env.ParentGone.Wait();
        return 0;
    }
}
