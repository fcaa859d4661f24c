namespace TelOS.ObjectStore.Engine.Data;

/// <summary>The tables, which any SQLite shell can read, and how those of earlier versions become them.</summary>
internal static class Schema
{
    /// <summary>The version of the stored format that this is.</summary>
    public const int Version = 2;

    private const string Tables = """
        CREATE TABLE object (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE TABLE root (name TEXT PRIMARY KEY, id INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE id_range (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, subtree TEXT NOT NULL);
        CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, objects INTEGER NOT NULL, bytes INTEGER NOT NULL);
        """;

    // The step at index n makes version n + 2 of version n + 1.
    private static readonly string[] s_steps =
    [
        // Version 1 did not count.
        """
        ALTER TABLE state ADD COLUMN objects INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE state ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
        UPDATE state SET objects = (SELECT count(*) FROM object), bytes = (SELECT coalesce(sum(length(content)), 0) FROM object);
        """,
    ];

    /// <summary>Makes the tables of an empty store.</summary>
    /// <param name="connection">A connection to an empty database.</param>
    /// <param name="isComplete">Whether it is complete at once; else <see cref="Complete"/> does it.</param>
    public static void Create(Connection connection, bool isComplete = true)
    {
        // Freed pages are given back piece by piece, not by writing everything anew. The image has a first page already, which VACUUM makes anew.
        connection.Run("PRAGMA auto_vacuum = INCREMENTAL");
        connection.Run("VACUUM");
        connection.Run($"BEGIN IMMEDIATE; {Tables}{(isComplete ? "INSERT INTO state VALUES (1, 0, 0, 0);" : "")} PRAGMA user_version = {Version}; COMMIT");
    }

    /// <summary>Brings a store to this version, in one transaction.</summary>
    /// <param name="connection">A connection that may write.</param>
    /// <param name="create">Whether an empty database becomes an empty store.</param>
    /// <param name="isReadOnly">Whether nothing may be written.</param>
    /// <param name="progress">Told what is done.</param>
    /// <exception cref="StoreException">It is no store, or of a later version.</exception>
    public static void Prepare(Connection connection, bool create, bool isReadOnly, IProgress<StoreProgress>? progress)
    {
        long version = connection.Number("PRAGMA user_version");
        bool isEmpty = version == 0 && connection.Number("SELECT count(*) FROM sqlite_schema") == 0;
        if (isEmpty && create && !isReadOnly)
        {
            Create(connection);
            return;
        }

        if (version is < 1 or > Version)
        {
            throw new StoreException(StoreError.InvalidArgument, version > Version
                ? $"The store has version {version} of its format; this program knows those up to {Version}. Use the program that wrote it, or a newer one."
                : isEmpty ? "The device holds no store; create one first." : "The database on the device is no object store.");
        }

        if (version < Version)
        {
            if (isReadOnly)
            {
                throw new StoreException(
                    StoreError.ReadOnly, $"The store has version {version} of its format and has to be brought to {Version}, but its device may only be read.");
            }

            progress?.Report(new StoreProgress($"bringing the store from version {version} of its format to {Version}", 0, 0));
            connection.Run($"BEGIN IMMEDIATE; {string.Concat(s_steps.Skip((int)version - 1))} PRAGMA user_version = {Version}; COMMIT");
        }

        if (connection.Number("SELECT count(*) FROM state") != 1)
        {
            throw new StoreException(StoreError.Damaged, "The store is not complete: filling it from a backup was not finished. Do it again.");
        }
    }

    /// <summary>Says that a store is complete.</summary>
    /// <param name="connection">A connection that may write.</param>
    /// <param name="version">The newest version.</param>
    public static void Complete(Connection connection, ulong version) => connection.Run(
        $"INSERT INTO state SELECT 1, {version}, count(*), coalesce(sum(length(content)), 0) FROM object");
}
