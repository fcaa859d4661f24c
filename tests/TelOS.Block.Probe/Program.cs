using TelOS.Block.Probe;
using TelOS.Runtime;

using Env env = Env.FromParent("block_probe");
using RomModule rom = env.OpenRom("config");
Node config = rom.ReadNode() ?? throw new InvalidOperationException("The configuration is no node.");
switch (config["role"])
{
    case "visitor":
        Visitor.Run(env, config);
        break;
    case "reports":
        await ReportPrinter.RunAsync(env);
        break;
    default:
        Writer.Run(env, (int)config.GetUInt32("batch", 4));
        break;
}
