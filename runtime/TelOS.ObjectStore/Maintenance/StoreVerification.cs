namespace TelOS.ObjectStore.Engine.Maintenance;

/// <summary>Looks whether everything can be read and fits together.</summary>
internal static class StoreVerification
{
    private const int MaxFindings = 100;
    private const int ProgressSteps = 256;

    // Each says of what it finds what is wrong.
    private static readonly string[] s_rules =
    [
        "SELECT 'Object ' || id || ' has version ' || version || ', which is newer than the store.' FROM object WHERE version > (SELECT version FROM state)",
        "SELECT 'The root ''' || name || ''' has version ' || version || ', which is newer than the store.' FROM root WHERE version > (SELECT version FROM state)",
        "SELECT 'Object ' || id || ' has an identity that was never allocated.' FROM object WHERE NOT EXISTS (SELECT 1 FROM id_range WHERE object.id BETWEEN first AND last)",
        "SELECT 'The identities from ' || a.first || ' on are reserved twice.' FROM id_range a, id_range b WHERE a.first < b.first AND a.last >= b.first",
    ];

    // The first version of the format did not count.
    private const long CountedFormat = 2;

    private const string CountRule =
        "SELECT 'The store counts ' || objects || ' objects of ' || bytes || ' bytes, and has ' || count(*) || ' of ' || coalesce(sum(length(content)), 0) || '.' "
            + "FROM object, state GROUP BY one HAVING count(*) <> objects OR sum(length(content)) <> bytes";

    /// <summary>Verifies the newest version.</summary>
    /// <param name="file">The database.</param>
    /// <param name="vfs">The VFS with the image; the system's when null.</param>
    /// <param name="progress">Told how many objects are read.</param>
    public static StoreCheck Run(string file, string? vfs, IProgress<StoreProgress>? progress)
    {
        List<string> findings = [];
        ulong version = 0;
        long objects = 0;
        long bytes = 0;
        long roots = 0;
        Connection? connection = null;
        try
        {
            connection = Connection.Open(file, vfs, OpenMode.ReadOnly);
            connection.Run("BEGIN");
            version = (ulong)connection.Number("SELECT version FROM state");
            roots = connection.Number("SELECT count(*) FROM root");
            bool counts = connection.Number("PRAGMA user_version") >= CountedFormat;
            long total = counts ? connection.Number("SELECT objects FROM state") : 0;
            Collect(connection, $"PRAGMA integrity_check({MaxFindings})", findings, static line => line == "ok");
            (objects, bytes) = ReadAll(connection, total, findings, progress);
            foreach (string rule in counts ? s_rules.Append(CountRule) : s_rules)
            {
                Collect(connection, rule, findings, static _ => false);
            }
        }
        catch (SqliteFailure e)
        {
            findings.Add($"The database cannot be read any further: {e.Message}");
        }
        finally
        {
            connection?.Dispose();
        }

        return new StoreCheck(version, objects, bytes, roots, findings);
    }

    private static void Collect(Connection connection, string sql, List<string> findings, Predicate<string> isWell)
    {
        try
        {
            using Statement statement = connection.Prepare(sql);
            while (findings.Count < MaxFindings && statement.Step())
            {
                if (!isWell(statement.Text(0)))
                {
                    findings.Add(statement.Text(0));
                }
            }
        }
        catch (SqliteFailure e)
        {
            findings.Add($"The database cannot be read: {e.Message}");
        }
    }

    // Every page of every object, so every checksum.
    private static (long Objects, long Bytes) ReadAll(Connection connection, long total, List<string> findings, IProgress<StoreProgress>? progress)
    {
        long objects = 0;
        long bytes = 0;
        long last = 0;
        using Statement statement = connection.Prepare("SELECT id, content FROM object WHERE id > ? ORDER BY id");
        _ = statement.Bind(1, 0);
        try
        {
            while (statement.Step())
            {
                last = statement.Int64(0);
                bytes += statement.Blob(1).Length;
                if (++objects % ProgressSteps == 0)
                {
                    progress?.Report(new StoreProgress("reading objects", objects, total));
                }
            }
        }
        catch (SqliteFailure e)
        {
            findings.Add($"Objects behind {last} cannot be read: {e.Message}");
        }

        progress?.Report(new StoreProgress("reading objects", objects, total));
        return (objects, bytes);
    }
}
