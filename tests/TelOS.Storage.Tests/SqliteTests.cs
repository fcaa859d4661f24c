using Microsoft.Data.Sqlite;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

public sealed class SqliteTests
{
    private static readonly BlockVfsOptions s_small = new() { LogChunkBytes = 32 << 10 };

    [Fact]
    public void What_is_committed_is_there_after_the_image_is_opened_again()
    {
        using MemoryBlockDevice device = new(256);
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
}
