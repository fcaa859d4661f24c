using TelOS.Components.Block;
using TelOS.Runtime;

using Env env = Env.FromParent("block");
using BlockComponent component = new(env);
await env.ParentGone;
