using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>What the program can be.</summary>
internal static class Roles
{
    /// <summary>Plays the role that the configuration names.</summary>
    public static int Run(Env env)
    {
        using var config = env.OpenRom("config");
        return Run(env, config.ReadNode()?["role"] ?? "");
    }

    /// <summary>Plays a role.</summary>
    public static int Run(Env env, string role)
    {
        var log = env.Log;
        var code = role switch
        {
            "server" => Keeper.Run(env, log),
            "client" => Visitor.Run(env, log),
            "sleeper" => Sleeper.Run(env, log),
            "waiter" => Waiter.RunAsync(env, log).GetAwaiter().GetResult(),
            "watcher" => Watcher.Run(env, log),
            "worker" => Worker.RunAsync(env, log).GetAwaiter().GetResult(),
            "glutton" => Glutton.Run(env, log),
            "gag" => Gag.RunAsync(env, log).GetAwaiter().GetResult(),
            "flooder" => Flooder.Run(env, log),
            "herald" => Herald.Run(env, log),
            "attacker" => Attacker.Run(env, log),
            _ => throw new ArgumentException($"There is no role '{role}'."),
        };
        env.Exit(code);
        return code;
    }
}
