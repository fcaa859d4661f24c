using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that serves.</summary>
internal static class Keeper
{
    /// <summary>Serves until the process is ended.</summary>
    public static int Run(Env env, TextWriter log)
    {
        env.Entrypoint.UnhandledError += (_, error) => log.WriteLine($"unhandled: {error.Error.GetType().Name}: {error.Error.Message}");
        using var root = new BenchRoot(env.Entrypoint);
        using var capability = env.Entrypoint.Manage(root);
        env.Announce(root.ServiceName, capability);
        using var archive = new FormerArchiveRoot(env.Entrypoint);
        using var archiveCapability = env.Entrypoint.Manage(archive);
        env.Announce(Archive.Next.ArchiveContract.ServiceName, archiveCapability);
        log.WriteLine("serving");
        env.ParentGone.Wait();
        return 0;
    }
}
