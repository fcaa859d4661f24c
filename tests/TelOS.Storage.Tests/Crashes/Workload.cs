using SQLitePCL;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>Transactions on one connection, and what of them must be there afterwards.</summary>
internal sealed class Workload(SeededRandom random)
{
    private const string Put = "INSERT OR REPLACE INTO t VALUES (?, ?, ?)";
    private int _version = 1;

    /// <summary>What was acknowledged.</summary>
    public Content Acknowledged { get; set; } = new();

    /// <summary>What would be there if the transactions that failed since were, each on its own.</summary>
    public List<Content> InFlight { get; } = [];

    /// <summary>All states since the last verification.</summary>
    public List<Content> History { get; } = [];

    public static int CreateSchema(RawDatabase database) => database.Run("CREATE TABLE t (k INTEGER PRIMARY KEY, n INTEGER, v BLOB)");

    public static void Configure(RawDatabase database, int checkpointPages) => database.Run($"PRAGMA wal_autocheckpoint = {checkpointPages}");

    /// <summary>One transaction. Whether it was acknowledged.</summary>
    public bool Change(RawDatabase database)
    {
        Content next = Acknowledged.Copy();
        int version = ++_version;
        int code = database.Run("BEGIN IMMEDIATE");
        int changes = 1 + random.Next(4);
        for (int i = 0; i <= changes && code == raw.SQLITE_OK; i++)
        {
            int key = i == 0 ? 0 : random.Next(Content.Keys);
            if (i > 0 && random.Next(5) == 0 && key > 0)
            {
                code = database.Run("DELETE FROM t WHERE k = ?", s => raw.sqlite3_bind_int(s, 1, key), null);
                next[key] = 0;
                continue;
            }
            code = database.Run(Put, s => Bind(s, key, version), null);
            next[key] = version;
        }
        if (code == raw.SQLITE_OK)
        {
            code = database.Run("COMMIT");
        }
        if (code == raw.SQLITE_OK)
        {
            Acknowledged = next;
            History.Add(next);
            InFlight.Clear();
            return true;
        }
        InFlight.Add(next);
        _ = database.Run("ROLLBACK");
        return false;
    }

    /// <summary>What there is, or the code of the error that reading met.</summary>
    public static Content? Read(RawDatabase database, out int code)
    {
        Content content = new();
        string? wrong = null;
        code = database.Run("SELECT k, n, v FROM t", static _ => { }, s =>
        {
            (int key, int version) = (raw.sqlite3_column_int(s, 0), raw.sqlite3_column_int(s, 1));
            if (key is < 0 or >= Content.Keys || !raw.sqlite3_column_blob(s, 2).SequenceEqual(Content.BytesOf(key, version)))
            {
                wrong = $"row {key} of version {version} has other bytes";
                return;
            }
            content[key] = version;
        });
        if (wrong is not null)
        {
            throw new FoundException(wrong);
        }
        return code == raw.SQLITE_OK ? content : null;
    }

    /// <summary>Verifies what a failure left.</summary>
    public void CheckImage(IBlockDevice device, BlockVfsOptions options, string label)
    {
        // A crash while it was formatted leaves no image, and that is formatted anew.
        using Image image = new(device, options);
        using RawDatabase? database = RawDatabase.TryOpen(image.Vfs, out int code);
        Assert.True(database is not null, $"{label}: code {code}");
        string check = "";
        _ = database.Run("PRAGMA integrity_check", static _ => { }, s => check += raw.sqlite3_column_text(s, 0).utf8_to_string());
        Assert.True(check == "ok", $"{label}: {check}");
        if (database.Run("SELECT 1 FROM t") != raw.SQLITE_OK)
        {
            // Not even the schema was acknowledged.
            Assert.Equal(new Content(), Acknowledged);
            return;
        }
        Content? content = Read(database, out _);
        Assert.True(
            content is not null && (content.Equals(Acknowledged) || InFlight.Contains(content)),
            $"{label}: there is {content}, acknowledged was {Acknowledged}");
    }

    private static void Bind(sqlite3_stmt statement, int key, int version)
    {
        raw.sqlite3_bind_int(statement, 1, key);
        raw.sqlite3_bind_int(statement, 2, version);
        raw.sqlite3_bind_blob(statement, 3, Content.BytesOf(key, version));
    }
}
