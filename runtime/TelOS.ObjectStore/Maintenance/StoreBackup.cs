using SQLitePCL;

namespace TelOS.ObjectStore.Engine.Maintenance;

/// <summary>Copies of a store in files, which are ordinary SQLite databases.</summary>
internal static class StoreBackup
{
    private const int PagesEach = 256;
    private const int ObjectsEach = 1000;
    private const long BytesEach = 4L << 20;

    /// <summary>Writes one.</summary>
    /// <param name="vfs">The VFS with the image.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told how many pages are copied.</param>
    public static void Write(string vfs, string file, IProgress<StoreProgress>? progress)
    {
        string part = $"{file}.part";
        File.Delete(part);
        try
        {
            using (Connection source = Connection.Open(BlockVfs.DatabaseName, vfs, OpenMode.ReadOnly))
            using (Connection target = Connection.Open(part, null, OpenMode.Create))
            {
                // One snapshot for all of it: else each commit would begin the copy anew.
                source.Run("BEGIN; SELECT version FROM state");
                Copy(source, target, progress);

                // A file that needs no other one beside it.
                target.Run("PRAGMA journal_mode = DELETE");
            }

            using (FileStream stream = new(part, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: true);
        }
        catch (SqliteFailure e)
        {
            throw new StoreException(e.Error, $"The backup '{file}' could not be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Fills an empty image with what one holds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="vfs">The VFS with the image.</param>
    /// <param name="progress">Told how many objects are there.</param>
    public static void Read(string file, string vfs, IProgress<StoreProgress>? progress)
    {
        try
        {
            using Connection source = Connection.Open(file, null, OpenMode.ReadOnly);
            long format = source.Number("PRAGMA user_version");
            if (format is < 1 or > Schema.Version)
            {
                throw new StoreException(StoreError.InvalidArgument, $"'{file}' is no backup of a store, or one of a later version ({format}).");
            }

            Connection connection = Connection.Open(BlockVfs.DatabaseName, vfs, OpenMode.Create);
            Schema.Create(connection, isComplete: false);
            using DatabaseWriter target = new(connection);
            Fill(source, target, progress);
            Schema.Complete(connection, (ulong)source.Number("SELECT version FROM state"));
        }
        catch (SqliteFailure e)
        {
            throw new StoreException(e.Error, $"The backup '{file}' could not be restored: {e.Message}", e);
        }
    }

    private static void Copy(Connection source, Connection target, IProgress<StoreProgress>? progress)
    {
        using sqlite3_backup backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main")
            ?? throw target.Failure(raw.sqlite3_errcode(target.Handle));
        int code;
        do
        {
            code = raw.sqlite3_backup_step(backup, PagesEach);
            int pages = raw.sqlite3_backup_pagecount(backup);
            progress?.Report(new StoreProgress("copying pages", pages - raw.sqlite3_backup_remaining(backup), pages));
        }
        while (code == raw.SQLITE_OK);
        if (code != raw.SQLITE_DONE)
        {
            throw target.Failure(code);
        }
    }

    private static void Fill(Connection source, DatabaseWriter target, IProgress<StoreProgress>? progress)
    {
        long total = source.Number("SELECT count(*) FROM object");
        target.Begin();
        using (Statement ranges = source.Prepare("SELECT first, last, subtree FROM id_range"))
        {
            while (ranges.Step())
            {
                target.Reserve(new IdentityRange((ulong)ranges.Int64(0), (ulong)ranges.Int64(1), ranges.Text(2)));
            }
        }

        using (Statement roots = source.Prepare("SELECT name, id, version FROM root"))
        {
            while (roots.Step())
            {
                target.Bind(roots.Text(0), (ulong)roots.Int64(1), (ulong)roots.Int64(2));
            }
        }

        long done = 0;
        long bytes = 0;
        using Statement objects = source.Prepare("SELECT id, version, content FROM object ORDER BY id");
        while (objects.Step())
        {
            ReadOnlySpan<byte> content = objects.Blob(2);
            target.Store((ulong)objects.Int64(0), (ulong)objects.Int64(1), content);
            bytes += content.Length;
            if (++done % ObjectsEach == 0 || bytes > BytesEach)
            {
                // The log stays short: the device may be hardly larger than what it is to hold.
                target.Commit();
                target.Connection.Run("PRAGMA wal_checkpoint(RESTART)");
                target.Begin();
                bytes = 0;
                progress?.Report(new StoreProgress("storing objects", done, total));
            }
        }

        target.Commit();
        progress?.Report(new StoreProgress("storing objects", total, total));
    }
}
