using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that says what its configuration says, each time that it changes.</summary>
internal static class Watcher
{
    /// <summary>Reads until the process is ended.</summary>
    public static int Run(Env env, TextWriter log)
    {
        using var config = env.OpenRom("config");
        using var changed = new SignalReceiver();
        config.Watch(changed.Context);
        while (true)
        {
            log.WriteLine($"word {config.ReadNode()?["word"]}");
            changed.Wait();
        }
    }
}
