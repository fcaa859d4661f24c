using Telos.Workshop;
using TelOS.Runtime;

// The name of the role is the program's argument or in its configuration; everything else comes from the parent.
using Env env = Env.FromParent();
TextWriter log = env.Log;
string role = args.Length > 0 ? args[0] : Roles.ReadName(env);
int code = role switch
{
    "server" => Keeper.Run(env, log),
    "client" => Visitor.Run(env, log),
    "sleeper" => Sleeper.Run(env, log),
    "waiter" => await Waiter.RunAsync(env, log),
    "watcher" => Watcher.Run(env, log),
    "worker" => await Worker.RunAsync(env, log),
    "glutton" => Glutton.Run(env, log),
    "gag" => await Gag.RunAsync(env, log),
    "attacker" => Attacker.Run(env, log),
    _ => throw new ArgumentException($"There is no role '{role}'."),
};
env.Exit(code);
return code;
