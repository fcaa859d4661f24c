using TelOS.Components.Persistence;
using TelOS.Runtime;

using Env env = Env.FromParent("persistence");
using PersistenceComponent component = new(env);
if (!await component.OpenAsync())
{
    env.Exit(1);
}

await env.ParentGone;
