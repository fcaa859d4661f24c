using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Engine.Sqlite;
using TelOS.Storage;
using TelOS.Storage.Sqlite;

namespace TelOS.ObjectStore.Tests;

/// <summary>Backup, restore, compaction, earlier formats, and what is told to caches.</summary>
public sealed class MaintenanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telos-store-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_backup_is_an_ordinary_database_and_restores_everything()
    {
        string file = Path.Combine(_folder, "backup.sqlite");
        using MemoryBlockDevice device = OpenStore.Device();
        ObjectId id;
        ObjectId confined;
        using (Store store = OpenStore.On(device))
        {
            id = store.NewId();
            confined = store.NewId("personas/one");
            _ = store.Put(id, "kept");
            _ = store.Put(confined, "mine");
            using StoreTransaction transaction = store.Begin(Access.Write);
            transaction.BindRoot("root", id);
            _ = transaction.Commit();
            store.BackUp(file);
            _ = store.Put(id, "after the backup");
        }

        using (Connection shell = Connection.Open(file, null, OpenMode.ReadOnly))
        {
            Assert.Equal(2, shell.Number("SELECT count(*) FROM object"));
            Assert.Equal((long)id.Value, shell.Number("SELECT id FROM root WHERE name = 'root'"));
        }

        Assert.Equal([file], Directory.GetFiles(_folder));
        using MemoryBlockDevice other = OpenStore.Device();
        Store.Restore(file, other);
        using Store again = Store.Open(other, new StoreOptions());
        Assert.Equal(3u, again.Version);
        Assert.Equal("kept", again.Get(id));
        Assert.Empty(again.Check().Findings);
        using StoreTransaction stranger = again.Begin(Access.Read, "personas/two");
        Assert.Null(stranger.Text(confined));
        Assert.NotEqual(id.Value, again.NewId().Value);
    }

    [Fact]
    public void A_restore_that_was_not_finished_leaves_no_store_to_be_opened()
    {
        string file = Path.Combine(_folder, "backup.sqlite");
        using (MemoryBlockDevice source = OpenStore.Device())
        using (Store store = OpenStore.On(source))
        {
            for (int i = 0; i < 50; i++)
            {
                _ = store.Put(store.NewId(), new string('x', 50_000));
            }

            store.BackUp(file);
        }

        using FaultyBlockDevice device = new(4096, 1);
        device.Plan(DeviceFault.Error, DeviceOperations.Sync, 3, sticky: true);
        Assert.Throws<StoreException>(() => Store.Restore(file, device));
        device.LosePower(PowerLoss.Drop);
        device.PlanNothing();
        Assert.Throws<StoreException>(() => Store.Open(device, new StoreOptions()));
        Store.Restore(file, device);
        using Store again = Store.Open(device, new StoreOptions());
        Assert.Equal(50u, again.Statistics.Objects);
    }

    [Fact]
    public void Compaction_gives_the_space_of_deleted_objects_back()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        using Store store = OpenStore.On(device, new StoreOptions { CheckpointDelay = TimeSpan.FromHours(1) });
        ObjectId[] ids = [.. Enumerable.Range(0, 100).Select(_ => store.NewId())];
        foreach (ObjectId id in ids)
        {
            _ = store.Put(id, new string('x', 40_000));
        }

        store.Checkpoint();
        using (StoreTransaction transaction = store.Begin(Access.Write))
        {
            Array.ForEach(ids[1..], transaction.Delete);
            _ = transaction.Commit();
        }

        store.Checkpoint();
        ulong before = store.Statistics.UsedBytes;
        store.Compact();
        Assert.True(store.Statistics.UsedBytes < before - 3_000_000, $"{before} bytes, then {store.Statistics.UsedBytes}");
        Assert.Equal(40_000, store.Get(ids[0])!.Length);
        Assert.Empty(store.Check().Findings);
    }

    [Fact]
    public void A_store_of_an_earlier_format_is_brought_to_this_one()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        FormatOne(device, 1);
        using Store store = Store.Open(device, new StoreOptions());
        Assert.Equal(9u, store.Version);
        Assert.Equal(2u, store.Statistics.Objects);
        Assert.Equal(8u, store.Statistics.ObjectBytes);
        Assert.Equal("three", store.Get(OpenStore.Id(2)));
        Assert.Empty(store.Check().Findings);
    }

    [Fact]
    public void A_store_of_a_later_format_is_refused()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        FormatOne(device, 99);
        StoreException refused = Assert.Throws<StoreException>(() => Store.Open(device, new StoreOptions()));
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_learns_what_changed_after_its_version()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        using Store store = OpenStore.On(device, new StoreOptions { RememberedChanges = 20 });
        ObjectId id = store.NewId();
        ObjectId deleted = store.NewId();
        _ = store.Put(id, "1");
        _ = store.Put(deleted, "1");
        ulong version = store.Version;
        _ = store.Put(id, "2");
        using (StoreTransaction transaction = store.Begin(Access.Write))
        {
            transaction.Delete(deleted);
            transaction.BindRoot("root", id);
            _ = transaction.Commit();
        }

        ChangeSet changes = store.ChangesSince(version);
        Assert.Equal(store.Version, changes.Version);
        Assert.Equal([id], changes.Stored);
        Assert.Equal([deleted], changes.Deleted);
        Assert.True(changes.RootsChanged);
        Assert.Empty(store.ChangesSince(store.Version).Stored);
        for (int i = 0; i < 20; i++)
        {
            _ = store.Put(id, "again");
        }

        Assert.Equal(StoreError.TooOld, OpenStore.Error(() => store.ChangesSince(version)));
        Assert.Equal([id], store.ChangesSince(store.OldestVersion).Stored);
    }

    [Fact]
    public void A_snapshot_that_keeps_too_much_is_over()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        using Store store = OpenStore.On(device);
        ObjectId id = store.NewId();
        _ = store.Put(id, new string('x', 10_000));
        using StoreTransaction old = store.Begin(Access.Read);
        using StoreTransaction free = store.Begin(Access.Read);
        old.SnapshotBudget = 50_000;
        for (int i = 0; i < 3; i++)
        {
            _ = store.Put(id, new string((char)('a' + i), 10_000));
        }

        free.Dispose();
        Assert.Equal('x', old.Text(id)![0]);
        Assert.InRange(old.PinnedBytes, 30_000, 40_000);
        for (int i = 0; i < 3; i++)
        {
            _ = store.Put(id, new string((char)('a' + i), 10_000));
        }

        Assert.Equal(StoreError.Conflict, OpenStore.Error(() => old.Read(id)));
        Assert.Equal('c', store.Get(id)![0]);
    }

    [Fact]
    public void A_subtree_sees_and_changes_only_what_is_its_own()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        using Store store = OpenStore.On(device);
        ObjectId world = store.NewId();
        ObjectId one = store.NewId("personas/one");
        ObjectId oneself = store.NewId("personas/one");
        _ = store.Put(world, "world");
        using (StoreTransaction transaction = store.Begin(Access.Write, "personas/one"))
        {
            transaction.Store(one, "one"u8);
            transaction.BindRoot("me", one);
            Assert.Equal(StoreError.InvalidArgument, OpenStore.Error(() => transaction.Store(world, "mine now"u8)));
            Assert.Equal(StoreError.NotFound, OpenStore.Error(() => transaction.BindRoot("world", world)));
            _ = transaction.Commit();
        }

        using StoreTransaction other = store.Begin(Access.Write, "personas/oneself");
        Assert.Null(other.Text(one));
        Assert.Empty(other.List(new ObjectQuery { Limit = 10 }).Entries);
        Assert.Empty(other.ListRoots().Roots);
        Assert.Equal(StoreError.NotFound, OpenStore.Error(() => other.FindRoot("me")));
        Assert.Equal(StoreError.NotFound, OpenStore.Error(() => other.Delete(one)));
        Assert.Equal(StoreError.InvalidArgument, OpenStore.Error(() => other.Store(oneself, "x"u8)));
        using StoreTransaction all = store.Begin(Access.Read);
        Assert.Equal(one, all.FindRoot("personas/one/me"));
        Assert.Equal("one", all.Text(one));
        using StoreTransaction above = store.Begin(Access.Read, "personas");
        Assert.Equal(one, above.FindRoot("one/me"));
        Assert.Null(above.Text(world));
        Assert.Empty(store.ChangesSince(0, "personas/two").Stored);
        Assert.Equal([one], store.ChangesSince(0, "personas").Stored);
    }

    private static void FormatOne(IBlockDevice device, int format)
    {
        using BlockVfs vfs = BlockVfs.Register(device, $"old-{Guid.NewGuid():N}");
        using Connection connection = Connection.Open(BlockVfs.DatabaseName, vfs.Name, OpenMode.Create);
        connection.Run($"""
            PRAGMA auto_vacuum = INCREMENTAL;
            CREATE TABLE object (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content BLOB NOT NULL);
            CREATE TABLE root (name TEXT PRIMARY KEY, id INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE id_range (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, subtree TEXT NOT NULL);
            CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL);
            INSERT INTO object VALUES (1, 4, CAST('one' AS BLOB)), (2, 9, CAST('three' AS BLOB));
            INSERT INTO root VALUES ('first', 1, 4);
            INSERT INTO id_range VALUES (1, 1024, '');
            INSERT INTO state VALUES (1, 9);
            PRAGMA user_version = {format};
            """);
    }
}
