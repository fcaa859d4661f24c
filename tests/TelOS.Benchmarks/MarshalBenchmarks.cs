using System.Globalization;
using Bench.Calls;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>What generated code costs in a call.</summary>
internal static class MarshalBenchmarks
{
    private const int CallsPerRound = 4;
    private const int WarmUpRounds = 5_000;
    private const int Rounds = 25_000;

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        new("marshal.alloc_bytes", "bytes", 0, string.Create(
                CultureInfo.InvariantCulture,
                $"allocated on the client's and the server's thread per plain in-process call, {Rounds * CallsPerRound} calls; warm-up {WarmUpRounds * CallsPerRound} calls"),
            MeasureAllocation),
    ];

    private static double MeasureAllocation()
    {
        using Entrypoint entrypoint = new("benchmark");
        using CallsClient client = new(entrypoint.Manage(new CallsServer()));
        byte[] data = new byte[100];
        Call(client, data, WarmUpRounds);
        long server = client.Allocated();
        long here = GC.GetAllocatedBytesForCurrentThread();
        Call(client, data, Rounds);
        here = GC.GetAllocatedBytesForCurrentThread() - here;
        server = client.Allocated() - server;
        return (double)(here + server) / (Rounds * CallsPerRound);
    }

    /// <summary>Calls everything and checks the answers, so that nothing is measured that does not work.</summary>
    private static void Call(CallsClient client, byte[] data, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            ulong position = (ulong)i;
            Point moved = client.Move(new Point { X = i, Y = 2 * i }, 3);
            bool isRight = client.Add((ulong)i, 5) == (ulong)i + 5
                && moved.X == i + 3
                && moved.Y == (2 * i) - 3
                && client.Rename(7, "a name").TryGetValue(out uint length, out _)
                && length == 6
                && client.Write(ref position, data)
                && position == (ulong)(i + data.Length);
            if (!isRight)
            {
                throw new InvalidOperationException("A call gave a wrong answer.");
            }
        }
    }
}
