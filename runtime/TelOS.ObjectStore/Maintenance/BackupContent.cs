using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TelOS.ObjectStore.Engine.Maintenance;

/// <summary>All that a restored store has of a backup, with a checksum over it: whoever reads it reads all of it.</summary>
/// <remarks>The checksum is over what the rows mean and not over the file's bytes, so that tables which others add to a backup do no harm.</remarks>
internal static class BackupContent
{
    // What SQLite's header says of backups that have a checksum; those of earlier programs say 0.
    private const int ApplicationId = 0x54_4c_42_31;

    /// <summary>Takes an object.</summary>
    public delegate void ObjectAction(ulong id, ulong version, ReadOnlySpan<byte> content);

    /// <summary>Reads everything.</summary>
    /// <param name="source">The backup, or the store in one snapshot.</param>
    /// <param name="range">Takes each range of identities.</param>
    /// <param name="root">Takes each root: its name, identity and version.</param>
    /// <param name="stored">Takes each object.</param>
    /// <returns>The checksum of what was read.</returns>
    /// <exception cref="SqliteFailure">It cannot be read.</exception>
    public static byte[] Read(Connection source, Action<IdentityRange> range, Action<string, ulong, ulong> root, ObjectAction stored)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, 's', source.Number("PRAGMA user_version"), source.Number("SELECT version FROM state"), []);
        using (Statement ranges = source.Prepare("SELECT first, last, subtree FROM id_range ORDER BY first"))
        {
            while (ranges.Step())
            {
                Add(hash, 'i', ranges.Int64(0), ranges.Int64(1), Encoding.UTF8.GetBytes(ranges.Text(2)));
                range(new IdentityRange((ulong)ranges.Int64(0), (ulong)ranges.Int64(1), ranges.Text(2)));
            }
        }

        using (Statement roots = source.Prepare("SELECT name, id, version FROM root ORDER BY name"))
        {
            while (roots.Step())
            {
                Add(hash, 'r', roots.Int64(1), roots.Int64(2), Encoding.UTF8.GetBytes(roots.Text(0)));
                root(roots.Text(0), (ulong)roots.Int64(1), (ulong)roots.Int64(2));
            }
        }

        using (Statement objects = source.Prepare("SELECT id, version, content FROM object ORDER BY id"))
        {
            while (objects.Step())
            {
                Add(hash, 'o', objects.Int64(0), objects.Int64(1), objects.Blob(2));
                stored((ulong)objects.Int64(0), (ulong)objects.Int64(1), objects.Blob(2));
            }
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Writes the checksum into a backup.</summary>
    public static void Seal(Connection backup, byte[] checksum)
    {
        backup.Run($"BEGIN; CREATE TABLE backup (one INTEGER PRIMARY KEY CHECK (one = 1), sha256 BLOB NOT NULL); PRAGMA application_id = {ApplicationId}");
        using (Statement insert = backup.Prepare("INSERT INTO backup VALUES (1, ?)"))
        {
            insert.Bind(1, checksum.AsSpan()).Run();
        }

        backup.Run("COMMIT");
    }

    /// <summary>The checksum that a backup has; null when it is one of an earlier program, which has none.</summary>
    /// <exception cref="SqliteFailure">It cannot be read.</exception>
    /// <exception cref="StoreException">It should have one, or is something else.</exception>
    public static byte[]? ChecksumOf(Connection backup)
    {
        long id = backup.Number("PRAGMA application_id");
        bool isThere = backup.Number("SELECT count(*) FROM sqlite_schema WHERE name = 'backup'") > 0;
        if (id == 0 && !isThere)
        {
            return null;
        }

        if (id != ApplicationId || !isThere)
        {
            throw new StoreException(StoreError.Damaged, "The backup is damaged: its header and its checksum do not belong together.");
        }

        using Statement select = backup.Prepare("SELECT sha256 FROM backup");
        return select.Step() ? select.Blob(0).ToArray() : [];
    }

    private static void Add(IncrementalHash hash, char kind, long first, long second, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[1 + (3 * sizeof(long))];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(head[1..], first);
        BinaryPrimitives.WriteInt64LittleEndian(head[(1 + sizeof(long))..], second);
        BinaryPrimitives.WriteInt64LittleEndian(head[(1 + (2 * sizeof(long)))..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
