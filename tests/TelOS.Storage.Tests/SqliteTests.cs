using System.Globalization;
using Microsoft.Data.Sqlite;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

public sealed class SqliteTests
{
    private const int Full = 13;
    private static readonly BlockVfsOptions s_small = new() { LogChunkBytes = 32 << 10 };

    [Fact]
    public void What_is_committed_is_there_after_the_image_is_opened_again()
    {
        using MemoryBlockDevice device = new(2048, 512);
        using (Image image = new(device, s_small))
        using (SqliteConnection connection = image.Open())
        {
            connection.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v TEXT)");
            connection.Run("INSERT INTO t VALUES (1, $1)", "one");
            Assert.Equal("wal", connection.Ask("PRAGMA journal_mode"));
        }
        using Image again = new(device, s_small);
        using SqliteConnection second = again.Open();
        Assert.Equal("one", second.Ask("SELECT v FROM t WHERE k = 1"));
        Assert.Equal("ok", second.Ask("PRAGMA integrity_check"));
        Assert.Equal(0, again.Vfs.LogBytes);
    }

    [Fact]
    public void What_is_in_the_log_is_recovered_after_a_power_failure()
    {
        using FaultyBlockDevice device = new(256, 1);
        byte[] after;
        using (Image image = new(device, s_small))
        using (SqliteConnection connection = image.Open())
        {
            connection.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)");
            for (int i = 0; i < 20; i++)
            {
                connection.Run("INSERT INTO t VALUES ($1, randomblob(1024))", i);
            }
            after = device.ReadDurable();
        }
        using FaultyBlockDevice other = new(after, 1);
        using Image again = new(other, s_small);
        using SqliteConnection second = again.Open();
        Assert.Equal(20, second.Number("SELECT count(*) FROM t"));
        Assert.Equal("ok", second.Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public void A_file_on_the_disk_is_an_image_too()
    {
        string path = Path.Combine(Path.GetTempPath(), $"telos-{Guid.NewGuid():N}.image");
        try
        {
            using (FileBlockDevice device = FileBlockDevice.Create(path, 1024))
            using (Image image = new(device))
            using (SqliteConnection connection = image.Open())
            {
                connection.Run("CREATE TABLE t (v BLOB)");
                connection.Run("INSERT INTO t VALUES (randomblob(100000))");
            }
            Assert.Throws<IOException>(() => FileBlockDevice.Create(path, 1024));
            using (FileBlockDevice device = FileBlockDevice.Open(path, isWriteable: false))
            using (Image image = new(device))
            using (SqliteConnection connection = image.Open())
            {
                Assert.True(image.Vfs.IsReadOnly);
                Assert.Equal(100_000, connection.Number("SELECT sum(length(v)) FROM t"));
                Assert.Throws<SqliteException>(() => connection.Run("INSERT INTO t VALUES (1)"));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_blob_larger_than_the_window_and_a_vacuum_keep_the_content()
    {
        using MemoryBlockDevice device = new(8192);
        using Image image = new(device, s_small);
        using SqliteConnection connection = image.Open();
        byte[] large = new byte[5_000_000];
        new Random(5).NextBytes(large);
        connection.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)");
        connection.Run("INSERT INTO t VALUES (1, $1), (2, randomblob(1000000)), (3, randomblob(500))", large);
        connection.Run("DELETE FROM t WHERE k = 2");
        connection.Run("VACUUM");
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.InRange(image.Vfs.DatabaseBytes, 5_000_000, 5_200_000);
        Assert.Equal(0, image.Vfs.LogBytes);
        Assert.Equal(large, (byte[])connection.Ask("SELECT v FROM t WHERE k = 1")!);
        Assert.Equal("ok", connection.Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public void A_transaction_larger_than_the_cache_is_committed_and_rolled_back()
    {
        using MemoryBlockDevice device = new(8192);
        using Image image = new(device, s_small);
        using SqliteConnection connection = image.Open();
        connection.Run("PRAGMA cache_size = 10");
        connection.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)");
        foreach (string end in (string[])["COMMIT", "ROLLBACK"])
        {
            connection.Run("BEGIN");
            for (int i = 0; i < 500; i++)
            {
                connection.Run("INSERT OR REPLACE INTO t VALUES ($1, zeroblob($2))", (i * 7) % 100, 2000 + i);
            }
            connection.Run(end);
        }
        Assert.Equal(100, connection.Number("SELECT count(*) FROM t"));
        Assert.Equal("ok", connection.Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public void A_full_image_says_so_keeps_what_it_has_and_works_again_after_deleting()
    {
        using MemoryBlockDevice device = new(128);
        using Image image = new(device, s_small);
        using SqliteConnection connection = image.Open();
        connection.Run("PRAGMA journal_size_limit = 0");
        connection.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)");
        int rows = 0;
        SqliteException full = Assert.Throws<SqliteException>(() =>
        {
            while (rows < 1000)
            {
                connection.Run("INSERT INTO t VALUES ($1, randomblob(3000))", rows);
                rows++;
            }
        });
        Assert.Equal(Full, full.SqliteErrorCode);
        Assert.Null(image.Vfs.Failure);
        Assert.InRange(rows, 20, 127);
        Assert.Equal(rows, connection.Number("SELECT count(*) FROM t"));
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        connection.Run("DELETE FROM t WHERE k % 2 = 0");
        connection.Run("INSERT INTO t VALUES (-1, randomblob(3000))");
        Assert.Equal("ok", connection.Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Readers_see_a_snapshot_while_one_connection_writes()
    {
        using MemoryBlockDevice device = new(4096);
        using Image image = new(device, s_small);
        using SqliteConnection writer = image.Open();
        writer.Run("PRAGMA wal_autocheckpoint = 20");
        writer.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v INTEGER, b BLOB)");
        writer.Run("WITH RECURSIVE c(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM c WHERE k < 40) INSERT INTO t SELECT k, 0, randomblob(600) FROM c");
        using CancellationTokenSource over = new();
        Task<int>[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(image, over.Token)))];
        for (int i = 1; i <= 300; i++)
        {
            writer.Run("UPDATE t SET v = $1, b = randomblob(600)", i);
        }
        await over.CancelAsync();
        int[] reads = await Task.WhenAll(readers);
        Assert.All(reads, static count => Assert.True(count > 0));
        Assert.Equal("ok", writer.Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public void Two_writers_wait_for_each_other_and_lose_nothing()
    {
        using MemoryBlockDevice device = new(4096);
        using Image image = new(device, s_small);
        using (SqliteConnection first = image.Open())
        {
            first.Run("CREATE TABLE t (v INTEGER)");
            first.Run("INSERT INTO t VALUES (0)");
            Parallel.For(0, 4, _ =>
            {
                using SqliteConnection connection = image.Open();
                for (int i = 0; i < 50; i++)
                {
                    connection.Run("UPDATE t SET v = v + 1");
                }
            });
            Assert.Equal(200, first.Number("SELECT v FROM t"));
        }
        using SqliteConnection again = image.Open();
        Assert.Equal(200, again.Number("SELECT v FROM t"));
    }

    [Theory]
    [InlineData("PRAGMA journal_mode = DELETE")]
    [InlineData("PRAGMA journal_mode = OFF")]
    [InlineData("PRAGMA synchronous = OFF")]
    [InlineData("PRAGMA synchronous = NORMAL")]
    [InlineData("PRAGMA page_size = 8192")]
    [InlineData("ATTACH 'other' AS other")]
    [InlineData("VACUUM INTO 'other'")]
    public void What_would_break_a_promise_is_refused(string statement)
    {
        using MemoryBlockDevice device = new(256);
        using Image image = new(device, s_small);
        using SqliteConnection connection = image.Open();
        connection.Run("CREATE TABLE t (v)");
        Assert.Throws<SqliteException>(() => connection.Run(statement));
        connection.Run("INSERT INTO t VALUES (1)");
        Assert.Equal(2, connection.Number("PRAGMA synchronous"));
    }

    [Fact]
    public void A_database_from_elsewhere_is_not_copied_over_the_image()
    {
        using MemoryBlockDevice device = new(256);
        using Image image = new(device, s_small);
        using SqliteConnection connection = image.Open();
        connection.Run("CREATE TABLE t (v)");
        using SqliteConnection other = new("Data Source=:memory:");
        other.Open();
        other.Run("CREATE TABLE u (v)");
        Assert.Throws<SqliteException>(() => other.BackupDatabase(connection));
        Assert.Equal(1, connection.Number("SELECT count(*) FROM sqlite_schema WHERE name = 't'"));
    }

    [Fact]
    public void A_backup_is_a_database_that_any_SQLite_reads()
    {
        using MemoryBlockDevice device = new(256);
        using Image image = new(device, s_small);
        using SqliteConnection connection = image.Open();
        connection.Run("CREATE TABLE t (v)");
        connection.Run("INSERT INTO t VALUES (17)");
        using SqliteConnection copy = new("Data Source=:memory:");
        copy.Open();
        connection.BackupDatabase(copy);
        Assert.Equal(17, copy.Number("SELECT v FROM t"));
    }

    [Fact]
    public void A_device_with_something_else_is_not_formatted()
    {
        using FaultyBlockDevice device = new(256, 1);
        device.Write(0, Enumerable.Repeat((byte)1, 8192).ToArray());
        Assert.Throws<InvalidDataException>(() => BlockVfs.Register(device, "something-else"));
        BlockVfs.Format(device, s_small);
        using BlockVfs vfs = BlockVfs.Register(device, "something-else");
        Assert.Throws<ArgumentException>(() => BlockVfs.Register(device, "something-else"));
    }

    private static int ReadUntil(Image image, CancellationToken over)
    {
        using SqliteConnection connection = image.Open();
        int count = 0;
        do
        {
            // All rows have the number of the same transaction.
            Assert.Equal("1", Convert.ToString(connection.Ask("SELECT count(DISTINCT v) FROM t WHERE length(b) = 600"), CultureInfo.InvariantCulture));
            count++;
        }
        while (!over.IsCancellationRequested);
        return count;
    }
}
