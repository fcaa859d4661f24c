using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using LightningDB;
using LiteDB;
using RocksDbSharp;
using TelOS.Storage;
using TelOS.Storage.Sqlite;

namespace TelOS.Benchmarks;

/// <summary>Other embedded stores: objects of 1 KiB, one durable commit each, on the same disk in the same run.</summary>
internal static class StorePeers
{
    private const int Commits = 1000;

    /// <summary>The figures, without a target. Where there is no LMDB, there is none of it.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        Peer("store.commit_per_s", "SQLite on an image file", static (folder, put) => MeasureImage(folder, put)),
        Peer("store.litedb_commit_per_s", "LiteDB", static (folder, put) => MeasureLiteDb(folder, put)),
        .. FindLmdb() != 0
            ? [Peer("store.lmdb_commit_per_s", "LMDB", static (folder, put) => MeasureLmdb(folder, put))]
            : Array.Empty<Benchmark>(),
        Peer("store.rocksdb_commit_per_s", "RocksDB, synced", static (folder, put) => MeasureRocksDb(folder, put)),
    ];

    // The library that comes with the binding asks for glibc 2.38; that of the system does as well.
    private static nint FindLmdb()
    {
        Assembly binding = typeof(LightningEnvironment).Assembly;
        nint library = NativeLibrary.TryLoad("lmdb", binding, null, out nint own) ? own
            : NativeLibrary.TryLoad("liblmdb.so.0", out nint system) ? system
            : 0;
        if (library != 0)
        {
            NativeLibrary.SetDllImportResolver(binding, (name, _, _) => name == "lmdb" ? library : 0);
        }
        return library;
    }

    private static Benchmark Peer(string id, string name, Func<StoreFolder, int, double> measure) => new(id, "1/s", 0, string.Create(
        CultureInfo.InvariantCulture, $"{name}: durable commits a second of an object of 1 KiB each, {Commits} in turn; warm-up: a tenth of them"), () =>
    {
        using StoreFolder folder = new();
        return measure(folder, Commits);
    });

    private static double Rate(int count, Action<int, byte[]> put)
    {
        Random random = new(1);
        byte[] value = new byte[1024];
        void Run(int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                random.NextBytes(value);
                put(i, value);
            }
        }
        Run(0, count / 10);
        long start = Stopwatch.GetTimestamp();
        Run(count / 10, count + count / 10);
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double MeasureImage(StoreFolder folder, int count)
    {
        using FileBlockDevice device = FileBlockDevice.Create(folder.PathOf("image"), 16_384);
        using BlockVfs vfs = BlockVfs.Register(device, "bench");
        using StoreTable table = new($"Data Source={BlockVfs.DatabaseName};Vfs={vfs.Name};Pooling=False");
        return Rate(count, (key, _) => table.Fill(key, 1));
    }

    private static double MeasureLiteDb(StoreFolder folder, int count)
    {
        using LiteDatabase database = new(folder.PathOf("lite.db"));
        ILiteCollection<BsonDocument> objects = database.GetCollection("object");
        return Rate(count, (key, value) => objects.Insert(new BsonDocument { ["_id"] = key, ["v"] = value }));
    }

    private static double MeasureLmdb(StoreFolder folder, int count)
    {
        using LightningEnvironment environment = new(folder.PathOf("lmdb"), new EnvironmentConfiguration { MapSize = 64 << 20 });
        environment.Open();
        LightningDatabase database;
        using (LightningTransaction transaction = environment.BeginTransaction())
        {
            database = transaction.OpenDatabase(configuration: new DatabaseConfiguration { Flags = DatabaseOpenFlags.Create });
            transaction.Commit().ThrowOnError();
        }
        using (database)
        {
            return Rate(count, (key, value) =>
            {
                using LightningTransaction transaction = environment.BeginTransaction();
                transaction.Put(database, BitConverter.GetBytes(key), value).ThrowOnError();
                transaction.Commit().ThrowOnError();
            });
        }
    }

    private static double MeasureRocksDb(StoreFolder folder, int count)
    {
        using RocksDb database = RocksDb.Open(new DbOptions().SetCreateIfMissing(true), folder.PathOf("rocks"));
        WriteOptions durable = new WriteOptions().SetSync(true);
        return Rate(count, (key, value) => database.Put(BitConverter.GetBytes(key), value, writeOptions: durable));
    }
}
