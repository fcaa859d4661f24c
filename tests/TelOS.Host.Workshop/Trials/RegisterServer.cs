using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>The role that takes reports, and shows them as ROMs: what Genode's `report_rom` does.</summary>
internal static class RegisterServer
{
    /// <summary>Serves until its parent is gone.</summary>
    public static int Run(Env env, TextWriter log)
    {
        env.Entrypoint.UnhandledError += (_, error) => log.WriteLine($"unhandled: {error.Error}");
        var shelf = new RomShelf();
        using var reports = new RegisterRoot(env.Entrypoint, shelf);
        using var reportsCapability = env.Entrypoint.Manage(reports);
        env.Announce(reports.ServiceName, reportsCapability);
        using var roms = new RomShelfRoot(env.Entrypoint, shelf);
        using var romsCapability = env.Entrypoint.Manage(roms);
        env.Announce(roms.ServiceName, romsCapability);
        log.WriteLine("serving");
        env.ParentGone.Wait();
        return 0;
    }
}
