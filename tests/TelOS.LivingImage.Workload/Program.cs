using TelOS.LivingImage.Workload;
using TelOS.Runtime;

using Env env = Env.FromParent("ledger");
env.Exit(new Ledger(env, LedgerOptions.Read(env)).Keep());
await env.ParentGone;
