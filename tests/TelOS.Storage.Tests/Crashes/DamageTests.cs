using Microsoft.Data.Sqlite;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>Single bits that change while the image is at rest.</summary>
public sealed class DamageTests
{
    private const int Blocks = 128;
    private const int Rows = 60;
    private static readonly BlockVfsOptions s_options = new() { LogChunkBytes = 32 << 10, Seed = 3 };
    private static readonly long s_expected =
        Enumerable.Range(0, Rows).Aggregate(0L, static (sum, k) => unchecked(sum + Mix(k, Content.BytesOf(k, k))));

    [Theory]
    [InlineData(false, 5000)]
    [InlineData(true, 5000)]
    public void No_bit_changes_without_a_word(bool hasLog, int flips)
    {
        byte[] image = MakeImage(hasLog, out int databaseUnits, out int logUnits);
        SeededRandom random = new(11);
        (int found, int repaired, int harmless) = (0, 0, 0);
        for (int i = 0; i < flips; i++)
        {
            using FaultyBlockDevice device = new(image, 1);
            int unit = random.Next(2 + databaseUnits + logUnits);
            // The log starts with the units of its first chunk.
            int place = unit < 2 + databaseUnits ? unit : Blocks - (8 * ((unit - 2 - databaseUnits) / 8 + 1)) + ((unit - 2 - databaseUnits) % 8);
            long bit = (place * 4096L * 8) + random.Next(4096L * 8);
            device.FlipBit(bit);
            try
            {
                using BlockVfs vfs = BlockVfs.Register(device, "damaged", s_options);
                using RawDatabase database = RawDatabase.TryOpen(vfs, out _)!;
                long sum = 0;
                int code = database.Run("SELECT k, v FROM t", static _ => { }, s => sum = unchecked(sum + Mix(s)));
                if (code != SQLitePCL.raw.SQLITE_OK)
                {
                    found++;
                    continue;
                }
                Assert.True(sum == s_expected, $"bit {bit} of unit {place} changed the content without a word");
                (repaired, harmless) = vfs.RepairedBits > 0 ? (repaired + 1, harmless) : (repaired, harmless + 1);
            }
            catch (InvalidDataException)
            {
                found++;
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{flips} flips: {found} reported, {repaired} repaired, {harmless} where nothing is");
        Assert.True(found + repaired > flips / 4);
    }

    private static long Mix(SQLitePCL.sqlite3_stmt row) => Mix(SQLitePCL.raw.sqlite3_column_int(row, 0), SQLitePCL.raw.sqlite3_column_blob(row, 1));

    private static long Mix(int key, ReadOnlySpan<byte> bytes)
    {
        long sum = key;
        foreach (byte value in bytes)
        {
            sum = unchecked((sum * 31) + value);
        }
        return sum;
    }

    private static byte[] MakeImage(bool hasLog, out int databaseUnits, out int logUnits)
    {
        using FaultyBlockDevice device = new(Blocks, 1);
        using Image image = new(device, s_options);
        byte[] atWork;
        using (SqliteConnection connection = image.Open())
        {
            connection.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)");
            for (int k = 0; k < Rows; k++)
            {
                connection.Run("INSERT INTO t VALUES ($1, $2)", k, Content.BytesOf(k, k));
                if (k == Rows / 2)
                {
                    connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
                }
            }
            atWork = device.ReadDurable();
            (databaseUnits, logUnits) = ((int)(image.Vfs.DatabaseBytes / 4096), hasLog ? (int)(image.Vfs.LogBytes / 4096) : 0);
        }
        if (hasLog)
        {
            return atWork;
        }
        databaseUnits = (int)(image.Vfs.DatabaseBytes / 4096);
        return device.ReadDurable();
    }
}
