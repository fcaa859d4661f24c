using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The program `timer`, as Genode has one: where Genode's core has no Timer service, a configuration starts a child that provides it.
/// The same configuration finds it here, on a thread of the host's process.</summary>
internal static class TimerProgram
{
    /// <summary>The module's name.</summary>
    public const string Name = "timer";

    /// <summary>Serves until the parent is gone.</summary>
    public static int Run(Env env)
    {
        using var root = new TimerRoot(env.Entrypoint);
        using var capability = env.Entrypoint.Manage(root);
        env.Announce(root.ServiceName, capability);
        env.ParentGone.Wait();
        return 0;
    }
}
