using System.Diagnostics;
using System.Globalization;
using TelOS.Storage;
using TelOS.Storage.Sqlite;

namespace TelOS.Benchmarks;

/// <summary>What SQLite on a block device costs, and its peers in the same run.</summary>
internal static class StoreBenchmarks
{
    private const int Rounds = 5;
    private const int Commits = 400;
    private const int Reads = 20_000;
    private const int CountedCommits = 1000;
    private const long Blocks = 40_960;
    private const int RecoveredObjects = 64 << 10;

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        new("store.commit_to_unixvfs_ratio", "ratio", 0.9, Text(
                $"durable commits of 1 KiB a second on an image file over those of SQLite's own VFS, at least, {Rounds} interleaved rounds of {Commits}, median; warm-up: one round"),
            static () => Compare(static table => table.Commit(Commits))),
        new("store.read_to_unixvfs_ratio", "ratio", 0.9, Text(
                $"objects of 1 KiB read a second from an image file over those of SQLite's own VFS, at least, {Rounds} interleaved rounds of {Reads}, median; warm-up: one round"),
            static () => Compare(static table => table.Read(Reads))),
        new("store.syncs_per_commit", "syncs", 1.05, Text(
                $"syncs of the device for a commit that changes 1 KiB, outside checkpoints, {CountedCommits} counted; warm-up: {CountedCommits / 2}"),
            static () => Count(static (before, after) => after.Syncs - before.Syncs)),
        new("store.blocks_per_commit", "blocks", 2.2, Text(
                $"blocks of 4 KiB written for a commit that changes 1 KiB, outside checkpoints, {CountedCommits} counted; warm-up: {CountedCommits / 2}"),
            static () => Count(static (before, after) => after.BlocksWritten - before.BlocksWritten)),
        new("store.recovery_64mib_ms", "ms", 1000, Text(
                $"opening an image file with a log of {RecoveredObjects} objects of 1 KiB until it can be used, median of {Rounds}; warm-up: none"),
            MeasureRecovery),
        .. StorePeers.All,
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Compare(Action<StoreTable> round)
    {
        using StoreFolder folder = new();
        using FileBlockDevice device = FileBlockDevice.Create(folder.PathOf("image"), Blocks);
        using BlockVfs vfs = BlockVfs.Register(device, "bench");
        using StoreTable here = new($"Data Source={BlockVfs.DatabaseName};Vfs={vfs.Name};Pooling=False");
        using StoreTable there = new($"Data Source={folder.PathOf("unix")};Pooling=False");
        foreach (StoreTable table in (StoreTable[])[here, there])
        {
            table.Fill(0, StoreTable.Objects);
            round(table);
        }
        double[] ratios = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            // Whoever comes second finds another disk; they take turns.
            (StoreTable first, StoreTable second) = i % 2 == 0 ? (here, there) : (there, here);
            (double firstTime, double secondTime) = (Time(first, round), Time(second, round));
            ratios[i] = i % 2 == 0 ? secondTime / firstTime : firstTime / secondTime;
        }
        Array.Sort(ratios);
        return Samples.Percentile(ratios, 0.5);
    }

    private static double Time(StoreTable table, Action<StoreTable> round)
    {
        long start = Stopwatch.GetTimestamp();
        round(table);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Count(Func<DeviceCounts, DeviceCounts, long> difference)
    {
        using FaultyBlockDevice device = new(16_384, 1);
        using BlockVfs vfs = BlockVfs.Register(device, "bench", new BlockVfsOptions { LogChunkBytes = 16 << 20 });
        using StoreTable table = new($"Data Source={BlockVfs.DatabaseName};Vfs={vfs.Name};Pooling=False");
        table.Fill(0, StoreTable.Objects);
        table.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        table.Run("PRAGMA wal_autocheckpoint = 0");
        table.Commit(CountedCommits / 2);
        DeviceCounts before = device.Counts;
        table.Commit(CountedCommits);
        return difference(before, device.Counts) / (double)CountedCommits;
    }

    private static double MeasureRecovery()
    {
        using StoreFolder folder = new();
        using MemoryBlockDevice crashed = new(Blocks);
        using (MemoryBlockDevice device = new(Blocks))
        using (BlockVfs vfs = BlockVfs.Register(device, "bench"))
        using (StoreTable table = new($"Data Source={BlockVfs.DatabaseName};Vfs={vfs.Name};Pooling=False"))
        {
            table.Run("PRAGMA wal_autocheckpoint = 0");
            for (int key = 0; key < RecoveredObjects && vfs.LogBytes < 65 << 20; key += 64)
            {
                table.Fill(key, 64);
            }
            // Before the connection is closed, which would empty the log.
            Copy(device, crashed);
        }
        double[] times = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            using FileBlockDevice device = FileBlockDevice.Create(folder.PathOf($"image{i}"), Blocks);
            Copy(crashed, device);
            device.Sync();
            long start = Stopwatch.GetTimestamp();
            using BlockVfs vfs = BlockVfs.Register(device, "bench");
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (vfs.LogBytes != 0 || vfs.DatabaseBytes < 32 << 20)
            {
                throw new InvalidOperationException("Nothing was recovered.");
            }
        }
        Array.Sort(times);
        return Samples.Percentile(times, 0.5);
    }

    private static void Copy(MemoryBlockDevice from, IBlockDevice to)
    {
        byte[] blocks = new byte[1 << 20];
        int count = blocks.Length / from.BlockSize;
        for (long block = 0; block < from.BlockCount; block += count)
        {
            from.Read(block, blocks);
            if (blocks.AsSpan().ContainsAnyExcept((byte)0))
            {
                to.Write(block, blocks);
            }
        }
    }
}
