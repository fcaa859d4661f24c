using Telos.Workshop;
using TelOS.Runtime;

// The name of the role is the program's argument; everything else comes from the parent.
using Env env = Env.FromParent(args[0]);
TextWriter log = env.Log;
int code = args[0] switch
{
    "server" => Keeper.Run(env, log),
    "client" => Visitor.Run(env, log),
    "sleeper" => Sleeper.Run(env, log),
    "waiter" => await Waiter.RunAsync(env, log),
    "watcher" => Watcher.Run(env, log),
    "attacker" => Attacker.Run(env, log),
    _ => throw new ArgumentException($"There is no role '{args[0]}'."),
};
env.Exit(code);
return code;
