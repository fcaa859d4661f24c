using System.Diagnostics;
using System.Globalization;

namespace TelOS.Benchmarks;

/// <summary>What the Living Image does for other processes: clients, the store and the block device are processes of their own, on a file.</summary>
internal static class StoreClientBenchmarks
{
    private const int Rounds = 3;
    private const int Clients = 8;
    private const int Seconds = 10;
    private const int SlotsPerSecond = 2;
    private const int PeerCommits = 3000;
    private const int ReadObjects = 20_000;
    private const int CachedObjects = 10_000;
    // Twice the middle of what ZODB does on the disk of the design, 1,400 to 3,400.
    private const double CommitTarget = 4800;

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        new("store.rpc_commit_1client_per_s", "1/s", CommitTarget, Text(
                $"durable commits of 1 KiB a second by a client in another process, begin, store and commit each, at least, median of {Rounds} runs; warm-up 2 s each"),
            static () => WithSystem(static system => MedianOf(Rounds, () => CommitRate(system, 1)))),
        new("store.rpc_commit_8clients_to_sqlite_ratio", "ratio", 1, Text(
                $"the same by {Clients} clients together, while all of them are at it, over SQLite in process with its own VFS before and after, at least, median of {Rounds} runs; warm-up 2 s each"),
            static () => WithSystem(static system => MedianOf(Rounds, () => CompareWithSqlite(system)))),
        new("store.rpc_reads_per_s", "1/s", 50_000, Text(
                $"objects of 1 KiB read a second by a client in another process that keeps none, a call each, of {ReadObjects} that the store's cache has, at least; {Batches.Way}"),
            static () => WithSystem(static system => Number(system.Run("read", 1, ReadObjects)))),
        new("store.rpc_missed_reads_per_s", "1/s", 0, Text(
                $"the same of {ReadObjects} of which the store's cache has a twentieth; the others come from the block device, or SQLite's cache"),
            static () => WithSystem(static system => Number(system.Run("read", 1, ReadObjects)), cache: "1M")),
        new("fractal.cached_reads_per_s", "1/s", 1_000_000, Text(
                $"objects a second of which a slot is read, each for the first time in its transaction, of {CachedObjects} in libfractal's cache, at least; {Batches.Way}"),
            static () => WithSystem(static system => Number(system.Run("cached", 1, CachedObjects)))),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double WithSystem(Func<StoreSystem, double> measure, string cache = "64M")
    {
        using StoreSystem system = new(cache);
        return measure(system);
    }

    private static double Number(IReadOnlyList<string> results) => double.Parse(results.Single(), CultureInfo.InvariantCulture);

    private static double MedianOf(int count, Func<double> measure)
    {
        double[] found = [.. Enumerable.Range(0, count).Select(_ => measure())];
        Array.Sort(found);
        return Samples.Percentile(found, 0.5);
    }

    private static double CompareWithSqlite(StoreSystem system)
    {
        // The peer before and after, so that a change of the disk's pace shows in both.
        double before = SqliteRate();
        double ours = CommitRate(system, Clients);
        double after = SqliteRate();
        Console.WriteLine(FormattableString.Invariant($"# {Clients} clients {ours:0} commits/s; SQLite {before:0} and {after:0}"));
        return ours / ((before + after) / 2);
    }

    private static double SqliteRate()
    {
        using StoreFolder folder = new("peer");
        using StoreTable table = new($"Data Source={folder.PathOf("unix")};Pooling=False");
        table.Fill(0, StoreTable.Objects);
        table.Commit(PeerCommits / 10);
        long start = Stopwatch.GetTimestamp();
        table.Commit(PeerCommits);
        return PeerCommits / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Commits a second of all clients, in the time in which each of them was at it.</summary>
    private static double CommitRate(StoreSystem system, int clients)
    {
        long[][] runs = [.. system.Run("commit", clients, StoreTable.Objects / clients, Seconds)
            .Select(static line => line.Split(' ').Select(static part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray())];
        long first = runs.Max(static run => run[0]);
        long end = runs.Min(static run => run[0] + run.Length - 1);
        if (end - first < Seconds)
        {
            throw new InvalidOperationException($"The clients were at it together for {(end - first) / SlotsPerSecond} s only.");
        }
        long commits = runs.Sum(run => run.Skip((int)(first - run[0]) + 1).Take((int)(end - first)).Sum());
        return (double)commits * SlotsPerSecond / (end - first);
    }
}
