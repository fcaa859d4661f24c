using System.Diagnostics;
using System.Globalization;
using Bench.Rounds;
using TelOS.Benchmarks;
using TelOS.Runtime;

if (args is ["plain"])
{
    // The peer of a component's start: a process that says a line.
    Console.WriteLine("there");
    Thread.Sleep(Timeout.Infinite);
}

using Env env = Env.FromParent();
using RomModule rom = env.OpenRom("config");
Node config = rom.ReadNode() ?? throw new InvalidOperationException("There is no configuration.");
string role = config["role"] ?? "";
Placement.PinTo(config.GetInt32("processor"));
if (role == "there")
{
    env.Log.WriteLine("there");
    env.ParentGone.Wait();
    return 0;
}

if (role == "server")
{
    using RoundsService service = new(env.Entrypoint);
    using Capability capability = env.Entrypoint.Manage(service);
    env.Announce(service.ServiceName, capability);
    Thread.Sleep(Timeout.Infinite);
}

TextWriter log = env.Log;
using RoundsConnection rounds = new(env, "bench");
double result;
switch (role)
{
    case "empty":
        result = Batches.Measure(rounds.Nothing, 500);
        break;
    case "async":
        result = Batches.MeasureAsync(() => rounds.NothingAsync(), 500).GetAwaiter().GetResult();
        break;
    case "put":
        byte[] content = new byte[config.GetInt32("size")];
        result = Batches.Measure(() => rounds.Put(content), content.Length > 1 << 20 ? 4 : 200);
        break;
    case "first":
        long start = Stopwatch.GetTimestamp();
        rounds.Nothing();
        result = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        break;
    case "allocated":
        const int Calls = 20_000;
        Batches.Measure(rounds.Nothing, 500);
        long server = rounds.Allocated();
        long here = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            rounds.Nothing();
        }
        here = GC.GetAllocatedBytesForCurrentThread() - here;
        result = (double)(here + rounds.Allocated() - server) / Calls;
        break;
    default:
        throw new ArgumentException($"There is no role '{role}'.");
}
log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"result {result:R}"));
env.Exit(0);
return 0;
