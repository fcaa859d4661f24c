using System.Globalization;
using TelOS.Benchmarks;
using TelOS.Runtime;

using Env env = Env.FromParent();
using RomModule rom = env.OpenRom("config");
Node config = rom.ReadNode() ?? throw new InvalidOperationException("There is no configuration.");
int objects = config.GetInt32("objects");
string result = config["role"] switch
{
    "commit" => StoreCalls.Commit(env, objects, TimeSpan.FromSeconds(config.GetInt32("seconds"))),
    "read" => Rate(StoreCalls.Read(env, objects)),
    "cached" => Rate(GraphReads.Measure(env, objects)),
    var role => throw new ArgumentException($"There is no role '{role}'."),
};
env.Log.WriteLine($"result {result}");
env.Exit(0);

static string Rate(double nanoseconds) => (1e9 / nanoseconds).ToString("R", CultureInfo.InvariantCulture);
