using System.Text.Json;
using Samples.LivingImage.Atlas;
using Samples.LivingImage.Atlas.Asking;
using Samples.LivingImage.Atlas.Data;
using Samples.LivingImage.Atlas.Loading;
using TelOS.Fractal;
using TelOS.Runtime;

using Env env = Env.FromParent("atlas");
using RomModule config = env.OpenRom("config");
Node? configuration = config.ReadNode();
try
{
    switch (configuration?["role"])
    {
        case "load":
            env.Exit(Load());
            break;
        case "ask":
            env.Exit(Ask());
            break;
        default:
            env.Log.WriteLine("Error: 'config' has no attribute 'role'; it is 'load' or 'ask'.");
            env.Exit(2);
            break;
    }
}
catch (ServerDiedException)
{
    env.Log.WriteLine("the store is gone; when it is started anew, so is this program");
    env.ParentGone.Wait();
}

int Load()
{
    using JsonDocument contracts = Parse("contracts.json");
    using JsonDocument facts = Parse("facts.json");
    DataSet data = new(contracts.RootElement, facts.RootElement);
    using LivingImage image = LivingImage.Open(env);
    Loader loader = new(image, data, env.Log);
    if (!loader.Resume())
    {
        return 1;
    }

    loader.Run();
    return 0;
}

int Ask()
{
    using LivingImage image = LivingImage.Open(env, new ImageOptions { IsWriteable = false, Methods = Prototypes.Methods });
    using ImageTransaction transaction = image.BeginRead();
    new Questions(transaction, env.Log).AnswerAll();
    return 0;
}

JsonDocument Parse(string module)
{
    using RomModule rom = env.OpenRom(module);
    // Behind the text, the memory of the module is empty.
    return JsonDocument.Parse(rom.ReadBytes().AsMemory().TrimEnd((byte)0));
}
