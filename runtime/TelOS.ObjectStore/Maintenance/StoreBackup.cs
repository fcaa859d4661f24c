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

                // Of what the image has, not of what came to the file.
                long total = source.Number("SELECT objects FROM state");
                long done = 0;
                BackupContent.Seal(target, BackupContent.Read(source, static _ => { }, static (_, _, _) => { }, (_, _, _) => Tell(progress, "adding up objects", ++done, total)));
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

    /// <summary>Reads all of one, before anything is given up for it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told how many objects are read.</param>
    /// <exception cref="StoreException">It is none, cannot be read to its end, or holds something else than what was written.</exception>
    public static void Verify(string file, IProgress<StoreProgress>? progress)
    {
        try
        {
            using Connection source = Open(file);
            byte[]? checksum = BackupContent.ChecksumOf(source);
            long total = source.Number("SELECT count(*) FROM object");
            long done = 0;
            Compare(file, checksum, BackupContent.Read(source, static _ => { }, static (_, _, _) => { }, (_, _, _) => Tell(progress, "adding up objects", ++done, total)));
        }
        catch (SqliteFailure e)
        {
            throw new StoreException(e.Error, $"The backup '{file}' could not be restored: {e.Message}", e);
        }
    }

    /// <summary>Fills an empty image with what one holds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="vfs">The VFS with the image.</param>
    /// <param name="progress">Told how many objects are there.</param>
    /// <returns>Whether it has a checksum, which is right.</returns>
    public static bool Read(string file, string vfs, IProgress<StoreProgress>? progress)
    {
        try
        {
            using Connection source = Open(file);
            byte[]? checksum = BackupContent.ChecksumOf(source);
            Connection connection = Connection.Open(BlockVfs.DatabaseName, vfs, OpenMode.Create);
            Schema.Create(connection, isComplete: false);
            using DatabaseWriter target = new(connection);
            // Again, as the file may have changed since it was verified.
            Compare(file, checksum, Fill(source, target, progress));
            Schema.Complete(connection, (ulong)source.Number("SELECT version FROM state"));
            return checksum is not null;
        }
        catch (SqliteFailure e)
        {
            throw new StoreException(e.Error, $"The backup '{file}' could not be restored: {e.Message}", e);
        }
    }

    /// <summary>Verifies one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told how many objects are read.</param>
    public static StoreCheck Check(string file, IProgress<StoreProgress>? progress)
    {
        try
        {
            using Connection source = Open(file);
            bool hasChecksum = BackupContent.ChecksumOf(source) is not null;
            StoreCheck check = StoreVerification.Run(file, null, progress);
            string? finding = hasChecksum ? FindWrongChecksum(source, progress) : null;
            return check with { HasChecksum = hasChecksum, Findings = finding is null ? check.Findings : [finding, .. check.Findings] };
        }
        catch (SqliteFailure e)
        {
            throw new StoreException(e.Error, $"The backup '{file}' cannot be read: {e.Message}", e);
        }
    }

    private static void Compare(string file, byte[]? expected, byte[] found)
    {
        if (expected is not null && !found.AsSpan().SequenceEqual(expected))
        {
            throw new StoreException(StoreError.Damaged, $"The backup '{file}' is damaged: what it holds is not what was written to it, its checksum says.");
        }
    }

    private static string? FindWrongChecksum(Connection source, IProgress<StoreProgress>? progress)
    {
        long done = 0;
        try
        {
            return BackupContent.Read(source, static _ => { }, static (_, _, _) => { }, (_, _, _) => Tell(progress, "adding up objects", ++done, 0)).AsSpan()
                .SequenceEqual(BackupContent.ChecksumOf(source)) ? null : "What the backup holds is not what was written to it, its checksum says.";
        }
        catch (SqliteFailure e)
        {
            return $"The backup cannot be read to its end, so its checksum is not known: {e.Message}";
        }
    }

    private static Connection Open(string file)
    {
        Connection source = Connection.Open(file, null, OpenMode.ReadOnly);
        try
        {
            long format = source.Number("PRAGMA user_version");
            return format is >= 1 and <= Schema.Version
                ? source
                : throw new StoreException(StoreError.InvalidArgument, $"'{file}' is no backup of a store, or one of a later version ({format}).");
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static void Tell(IProgress<StoreProgress>? progress, string work, long done, long total)
    {
        if (done % ObjectsEach == 0)
        {
            progress?.Report(new StoreProgress(work, done, total));
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

    private static byte[] Fill(Connection source, DatabaseWriter target, IProgress<StoreProgress>? progress)
    {
        long total = source.Number("SELECT count(*) FROM object");
        long done = 0;
        long bytes = 0;
        target.Begin();
        byte[] checksum = BackupContent.Read(source, target.Reserve, (name, id, version) => target.Bind(name, id, version), (id, version, content) =>
        {
            target.Store(id, version, content);
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
        });
        target.Commit();
        progress?.Report(new StoreProgress("storing objects", total, total));
        return checksum;
    }
}
