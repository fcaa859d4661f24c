using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>What the program can be.</summary>
internal static class Roles
{
    /// <summary>Whether the process has nothing else to do: a role may be a thread of a host as well.</summary>
    public static bool HasProcess { get; set; }

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
            _ => Trials.TrialRoles.Run(env, log, role),
        };
        env.Exit(code);
        return code;
    }

    /// <summary>Ends as suddenly as can be, without a word to anybody.</summary>
    /// <param name="env">The component.</param>
    /// <exception cref="OperationCanceledException">The role is a thread, which ends by this.</exception>
    [DoesNotReturn]
    public static void Die(Env env)
    {
        if (HasProcess)
        {
            // No kill: a process that is the first of its namespace does not die of its own signals.
            Environment.Exit(1);
        }

        // What a thread has is taken down piece by piece when it ends. Clients are to find the whole of it gone.
        env.Entrypoint.Dispose();
        throw new OperationCanceledException("The role dies.");
    }
}
