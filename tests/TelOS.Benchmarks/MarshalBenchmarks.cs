using System.Globalization;
using Bench.Calls;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>What generated code costs in a call.</summary>
internal static class MarshalBenchmarks
{
    private const int WarmUpRounds = 5_000;
    private const int Rounds = 25_000;

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        new("marshal.alloc_bytes", "bytes", 0, string.Create(
                CultureInfo.InvariantCulture,
                $"allocated on the client's and the server's thread per plain in-process call, {Rounds * CallRounds.CallsPerRound} calls; warm-up {WarmUpRounds * CallRounds.CallsPerRound} calls"),
            MeasureAllocation),
        CppMarshalBenchmark.Ratio,
    ];

    private static double MeasureAllocation()
    {
        using Entrypoint entrypoint = new("benchmark");
        using CallsClient client = new(entrypoint.Manage(new CallsServer()));
        byte[] data = new byte[100];
        CallRounds.Call(client, data, WarmUpRounds);
        long server = client.Allocated();
        long here = GC.GetAllocatedBytesForCurrentThread();
        CallRounds.Call(client, data, Rounds);
        here = GC.GetAllocatedBytesForCurrentThread() - here;
        server = client.Allocated() - server;
        return (double)(here + server) / (Rounds * CallRounds.CallsPerRound);
    }
}
