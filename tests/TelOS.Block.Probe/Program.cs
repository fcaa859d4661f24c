using TelOS.Block.Probe;
using TelOS.Runtime;

using Env env = Env.FromParent("block_probe");
using RomModule config = env.OpenRom("config");
Writer.Run(env, (int)(config.ReadNode()?.GetUInt32("batch", 4) ?? 4));
