using Microsoft.Data.Sqlite;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

public sealed class CommitCostTests
{
    private const int Commits = 200;

    [Fact]
    public void A_commit_of_one_kibibyte_takes_one_sync_and_two_blocks_and_no_superblock()
    {
        using FaultyBlockDevice device = new(4096, 1);
        using Image image = new(device, new BlockVfsOptions { LogChunkBytes = 4 << 20 });
        using SqliteConnection connection = image.Open();
        connection.Run("PRAGMA wal_autocheckpoint = 0");
        connection.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)");
        connection.Run("INSERT INTO t VALUES (0, randomblob(1024))");
        byte[] superblock = new byte[8192];
        device.Read(0, superblock);
        DeviceCounts before = device.Counts;
        for (int i = 1; i <= Commits; i++)
        {
            connection.Run("INSERT INTO t VALUES ($1, randomblob(1024))", i);
        }
        DeviceCounts after = device.Counts;
        Assert.InRange((after.Syncs - before.Syncs) / (double)Commits, 1, 1.05);
        double blocks = (after.BlocksWritten - before.BlocksWritten) / (double)Commits;
        TestContext.Current.TestOutputHelper!.WriteLine($"{blocks} blocks a commit, {(after.Writes - before.Writes) / (double)Commits} writes");
        byte[] superblockAfter = new byte[8192];
        device.Read(0, superblockAfter);
        Assert.Equal(superblock, superblockAfter);
        // Each third row of 1 KiB is the first one of a new page, which changes its parent and the database's header, too.
        Assert.InRange(blocks, 1, 2.7);
        before = device.Counts;
        for (int i = 1; i <= Commits; i++)
        {
            connection.Run("UPDATE t SET v = randomblob(1024) WHERE k = $1", i);
        }
        after = device.Counts;
        Assert.InRange((after.Syncs - before.Syncs) / (double)Commits, 1, 1.05);
        Assert.InRange((after.BlocksWritten - before.BlocksWritten) / (double)Commits, 1, 2.2);
    }
}
