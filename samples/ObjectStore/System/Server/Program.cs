using Samples.ObjectStore.Server;
using Samples.ObjectStore.Store;
using TelOS.Runtime;

using Env env = Env.FromParent("store_server");

// How large the device is says the configuration.
using RomModule config = env.OpenRom("config");
long size = (long)(config.ReadNode()?.GetBytes("device") ?? 0);
MemoryStore store = new(new MemoryDevice(size > 0 ? size : 1024 * 1024));
using StoreRoot root = new(env.Entrypoint, store);
using Capability service = env.Entrypoint.Manage(root);
env.Announce(root.ServiceName, service);
await env.ParentGone;
