using System.Text;
using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Engine.Sqlite;
using TelOS.Storage;

namespace TelOS.ObjectStore.Tests;

/// <summary>Backups whose bytes have changed, and those of earlier versions.</summary>
public sealed class BackupTests : IDisposable
{
    private const int Objects = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telos-backup-");
    private readonly string _file;
    private readonly string _content;

    public BackupTests()
    {
        _file = Path.Combine(_folder.FullName, "world.backup");
        using MemoryBlockDevice device = OpenStore.Device();
        using Store store = OpenStore.On(device);
        for (int i = 0; i < Objects; i++)
        {
            // Some are longer than a page.
            ObjectId id = store.NewId(i % 3 == 0 ? "one" : "");
            using StoreTransaction transaction = store.Begin(Access.Write);
            transaction.Store(id, Encoding.UTF8.GetBytes($"content {i} {new string('x', i % 5 == 0 ? 6000 : 40)}"));
            transaction.BindRoot($"root {i}", id);
            _ = transaction.Commit();
        }

        _content = Content(store);
        store.BackUp(_file);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Whatever_byte_changes_a_backup_is_refused_or_gives_what_was_backed_up()
    {
        Random random = Seed.Start();
        byte[] backup = File.ReadAllBytes(_file);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            // The header, which says what all else is, more often.
            int at = random.Next(i % 3 == 0 ? 200 : backup.Length);
            byte bit = (byte)(1 << random.Next(8));
            backup[at] ^= bit;
            File.WriteAllBytes(_file, backup);
            bool isRestored = Restores(out string content);
            Assert.True(!isRestored || content == _content, $"bit {bit:x} of byte {at} changed what was restored");
            Assert.True(isRestored || !IsSound(), $"bit {bit:x} of byte {at} prevents a restore, and was not found");
            refused += isRestored ? 0 : 1;
            backup[at] ^= bit;
        }

        Assert.NotEqual(0, refused);
        File.WriteAllBytes(_file, backup);
        Assert.True(IsSound());
        Assert.True(Restores(out string whole));
        Assert.Equal(_content, whole);
    }

    [Fact]
    public void A_change_inside_an_object_is_found_by_the_checksum()
    {
        byte[] backup = File.ReadAllBytes(_file);
        for (int i = 0; i < Objects; i++)
        {
            // Pages have room that is not used any more, in which copies of it may lie.
            byte[] changed = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(backup).Replace($"content {i} xxx", $"content {i} xyx", StringComparison.Ordinal));
            File.WriteAllBytes(_file, changed);
            using MemoryBlockDevice device = OpenStore.Device();
            Assert.Equal(StoreError.Damaged, OpenStore.Error(() => Store.Restore(_file, device)));
            Assert.Contains("checksum", Assert.Single(Store.CheckBackup(_file).Findings), StringComparison.Ordinal);

            // And there is no store.
            Assert.Throws<StoreException>(() => Store.Open(device, new StoreOptions()));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_backup_that_is_refused_leaves_the_device_as_it_was(bool hasChecksum)
    {
        using MemoryBlockDevice device = OpenStore.Device();
        using (Store store = OpenStore.On(device))
        {
            _ = store.Put(store.NewId(), "what is kept");
        }

        byte[] before = Bytes(device);
        byte[] backup = File.ReadAllBytes(_file);
        if (hasChecksum)
        {
            backup.AsSpan()[backup.AsSpan().LastIndexOf("xxxx"u8)]++;
            File.WriteAllBytes(_file, backup);
        }
        else
        {
            // One of an earlier version that was cut off.
            using (Connection connection = Connection.Open(_file, null, OpenMode.ReadWrite))
            {
                connection.Run("DROP TABLE backup; PRAGMA application_id = 0");
            }

            File.WriteAllBytes(_file, File.ReadAllBytes(_file).AsSpan(0, backup.Length / 2));
        }

        Assert.Throws<StoreException>(() => Store.Restore(_file, device));
        Assert.True(before.AsSpan().SequenceEqual(Bytes(device)));
    }

    [Fact]
    public void A_backup_of_an_earlier_version_is_restored_and_told_apart()
    {
        using (Connection connection = Connection.Open(_file, null, OpenMode.ReadWrite))
        {
            connection.Run("DROP TABLE backup; PRAGMA application_id = 0");
        }

        StoreCheck check = Store.CheckBackup(_file);
        Assert.Equal((false, Objects, Objects), (check.HasChecksum, check.Objects, check.Roots));
        Assert.Empty(check.Findings);
        using MemoryBlockDevice device = OpenStore.Device();
        Assert.False(Store.Restore(_file, device));
        using (Store store = Store.Open(device, new StoreOptions()))
        {
            Assert.Equal(_content, Content(store));
        }

        // One that says that it has a checksum cannot go without.
        using (Connection connection = Connection.Open(_file, null, OpenMode.ReadWrite))
        {
            connection.Run("PRAGMA application_id = 1414283825");
        }

        Assert.Equal(StoreError.Damaged, OpenStore.Error(() => Store.Restore(_file, device)));
        Assert.Equal(StoreError.Damaged, OpenStore.Error(() => Store.CheckBackup(_file)));
    }

    [Fact]
    public void A_backup_of_the_first_format_is_checked_and_restored()
    {
        using (Connection connection = Connection.Open(_file, null, OpenMode.ReadWrite))
        {
            connection.Run("DROP TABLE backup; PRAGMA application_id = 0; ALTER TABLE state DROP COLUMN objects; ALTER TABLE state DROP COLUMN bytes; PRAGMA user_version = 1");
        }

        Assert.Empty(Store.CheckBackup(_file).Findings);
        using MemoryBlockDevice device = OpenStore.Device();
        Assert.False(Store.Restore(_file, device));
        using Store store = Store.Open(device, new StoreOptions());
        Assert.Equal(_content, Content(store));
    }

    [Fact]
    public void What_is_no_backup_is_refused()
    {
        File.WriteAllText(_file, "something else");
        Assert.Throws<StoreException>(() => Store.CheckBackup(_file));
        File.Delete(_file);
        Assert.Throws<StoreException>(() => Store.CheckBackup(_file));
        using (Connection connection = Connection.Open(_file, null, OpenMode.Create))
        {
            connection.Run("CREATE TABLE object (id)");
        }

        Assert.Equal(StoreError.InvalidArgument, OpenStore.Error(() => Store.CheckBackup(_file)));
    }

    private static byte[] Bytes(MemoryBlockDevice device)
    {
        byte[] bytes = new byte[device.BlockCount * device.BlockSize];
        device.Read(0, bytes);
        return bytes;
    }

    private bool Restores(out string content)
    {
        content = "";
        using MemoryBlockDevice device = OpenStore.Device();
        try
        {
            _ = Store.Restore(_file, device);
        }
        catch (StoreException)
        {
            return false;
        }

        using Store store = Store.Open(device, new StoreOptions());
        content = Content(store);
        return true;
    }

    private bool IsSound()
    {
        try
        {
            return Store.CheckBackup(_file).IsSound;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    // All that clients can see, and whose it is.
    private static string Content(Store store)
    {
        StringBuilder text = new();
        using StoreTransaction all = store.Begin(Access.Read);
        using StoreTransaction one = store.Begin(Access.Read, "one");
        foreach (Root root in all.ListRoots().Roots)
        {
            StoredObject found = all.Read(root.Id);
            _ = text.Append(root.Name).Append(root.Id.Value).Append(one.TryRead(root.Id, out _)).Append(found.Version).Append(Encoding.Latin1.GetString(found.Content.Span));
        }

        return text.Append(all.List(new ObjectQuery { Limit = 1000 }).Entries.Count).Append(store.Version).ToString();
    }
}
