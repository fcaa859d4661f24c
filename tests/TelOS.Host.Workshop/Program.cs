using Telos.Workshop;
using TelOS.Runtime;

// Everything comes from the parent, also the name of the role, unless it is the program's argument.
Roles.HasProcess = true;
using Env env = Env.FromParent();
return args.Length > 0 ? Roles.Run(env, args[0]) : Roles.Run(env);
