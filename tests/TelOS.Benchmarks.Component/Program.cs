using System.Diagnostics;
using System.Globalization;
using Bench.Rounds;
using TelOS.Benchmarks;
using TelOS.Runtime;

// Before the first thread is made: threads stay on the processor of the one that made them.
string role = args[0];
Placement.PinTo(int.Parse(args[1], CultureInfo.InvariantCulture));
using Env env = Env.FromParent();
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
        byte[] content = new byte[int.Parse(args[2], CultureInfo.InvariantCulture)];
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
