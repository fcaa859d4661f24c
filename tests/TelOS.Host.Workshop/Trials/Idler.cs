using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Components that do nothing, each in its way.</summary>
internal static class Idler
{
    /// <summary>Is there until its parent is gone.</summary>
    public static int Run(Env env, TextWriter log)
    {
        log.WriteLine("here");
        env.ParentGone.Wait();
        return 0;
    }

    /// <summary>Says once that it is there, and each word that its configuration has from then on.</summary>
    public static int RunLearning(Env env, TextWriter log)
    {
        log.WriteLine("here");
        using var config = new WatchedRom(env, "config", node => log.WriteLine($"word {node["word"]}"));
        env.ParentGone.Wait();
        return 0;
    }

    /// <summary>Keeps its entrypoint busy for ever, so that it answers nobody.</summary>
    public static int RunHung(Env env, TextWriter log)
    {
        log.WriteLine("hanging");
        using var hang = new SignalHandler(env.Entrypoint, () => env.ParentGone.Wait());
        hang.Context.Submit();
        env.ParentGone.Wait();
        return 0;
    }

    /// <summary>The exit value that its configuration says.</summary>
    public static int ReadExitValue(Env env)
    {
        using var config = env.OpenRom("config");
        return config.ReadNode()?.GetInt32("value") ?? 0;
    }
}
