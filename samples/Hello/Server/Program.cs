using Samples.Hello;
using TelOS.Runtime;

// All that the program has is its parent. It offers a service there, and serves until the parent is gone.
using Env env = Env.FromParent("hello_server");
using GreeterRoot root = new(env.Entrypoint);
using Capability service = env.Entrypoint.Manage(root);
env.Announce(root.ServiceName, service);
await env.ParentGone;
