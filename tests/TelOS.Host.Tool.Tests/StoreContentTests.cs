using System.Text;
using Microsoft.Data.Sqlite;
using TelOS.Fractal.Local;
using static TelOS.Host.Tool.Tests.StoreFolder;

namespace TelOS.Host.Tool.Tests;

/// <summary>`telos store` on what the store itself knows of objects: what reaches them, their bytes, sizes and versions, and backups.</summary>
public sealed class StoreContentTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_no_root_reaches_is_told_then_deleted()
    {
        _folder.Import("""
            {"id":1,"roots":["a"],"slots":{"name":"x","to":{"$ref":2}}}
            {"id":2}
            {"id":3,"slots":{"name":"lost","to":{"$ref":4}}}
            {"id":4,"slots":{"to":[{"$ref":3},{"$ref":1}]}}
            """);
        Done("object 1025: 3 bytes, version 3\n", "put", _folder.Image, "bytes", "--raw", Bytes(1, 2, 3));
        Forget("bytes");
        var before = File.ReadAllBytes(_folder.Image);
        const string Kept = "; 1 more that no root reaches are too new, or no objects of a graph";
        Done($"garbage\t3\tlost\t32\tto #4\ngarbage\t4\t\t35\tto [#3, #1]\n{_folder.Image}: 2 of 5 objects would be deleted, 67 bytes{Kept}\n",
            "collect", _folder.Image, "--dry-run");
        Done("{\"version\":4,\"objects\":5,\"kept\":1,\"bytes\":67,\"garbage\":[{\"id\":3,\"bytes\":32},{\"id\":4,\"bytes\":35}]}\n",
            "collect", _folder.Image, "--dry-run", "--json");
        Done("{\"version\":4,\"objects\":5,\"kept\":3,\"bytes\":0,\"garbage\":[]}\n", "collect", _folder.Image, "--dry-run", "--json", "--keep-after", "0");
        Assert.Equal(before, File.ReadAllBytes(_folder.Image));

        Done($"{_folder.Image}: 2 of 5 objects deleted, 67 bytes{Kept}, version 5\n", "collect", _folder.Image);
        Done("{\"version\":5,\"objects\":3,\"deleted\":0,\"kept\":1,\"bytes\":0}\n", "collect", _folder.Image, "--json");
        Done("2\n", "query", _folder.Image, "--from", "a", "--count");
        Refused(2, "'x' is no version", "collect", _folder.Image, "--keep-after", "x");
    }

    [Fact]
    public void An_image_without_a_root_is_emptied_only_by_who_says_so()
    {
        _folder.Import("{\"id\":1}\n{\"id\":2}");
        Refused(2, "no root is bound", "collect", _folder.Image);
        Assert.Equal(2, Run("query", _folder.Image).Output.Count(static c => c == '\n'));
        Done($"{_folder.Image}: 2 of 2 objects deleted, 10 bytes, version 2\n", "collect", _folder.Image, "--all");
        Done($"{_folder.Image}: 0 of 0 objects deleted, 0 bytes, version 2\n", "collect", _folder.Image);
    }

    [Fact]
    public void Nothing_is_deleted_when_what_is_reached_cannot_be_read()
    {
        _folder.Import("{\"id\":1,\"roots\":[\"a\"]}\n{\"id\":2}");
        Done("object 1: 2 bytes, version 3\n", "put", _folder.Image, "a", "--raw", Bytes(0xc1, 0));
        Refused(1, "Object #1", "collect", _folder.Image);
        Refused(1, "Object #1", "collect", _folder.Image, "--dry-run");
    }

    [Fact]
    public void Bytes_are_stored_as_they_are()
    {
        _folder.Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"name\":\"x\"}}");
        Done("object 1025: 256 bytes, version 3\n", "put", _folder.Image, "bytes", "--raw", Bytes([.. Enumerable.Range(0, 256).Select(static i => (byte)i)]));
        Assert.Equal(Enumerable.Range(0, 256).Select(static i => (byte)i), Content("bytes"));
        Done("object 1025: 0 bytes, version 4\n", "put", _folder.Image, "1025", "--raw", Bytes());
        Assert.Empty(Content("bytes"));

        // An object of the graph is bytes, too.
        File.WriteAllBytes(_folder.At("record"), Content("a"));
        Done("object 2049: 14 bytes, version 5\n", "put", _folder.Image, "b", "--raw", _folder.At("record"));
        Done("x\n", "get", _folder.Image, "b", "name");

        Refused(1, "there is no object 77", "put", _folder.Image, "77", "--raw", _folder.At("record"));
        Refused(2, "--raw writes all of an object", "put", _folder.Image, "a", "--raw", _folder.At("record"), "name=y");
        Refused(2, "--raw writes all of an object", "put", _folder.Image, "a", "--raw", _folder.At("record"), "--remove", "name");
        Refused(2, "none", "put", _folder.Image, "a", "--raw", _folder.At("none"));
        File.WriteAllBytes(_folder.At("large"), new byte[(16 << 20) + 1]);
        Refused(2, "has more bytes than an object may have: 16M", "put", _folder.Image, "a", "--raw", _folder.At("large"));
        Assert.Equal("2\n", Run("query", _folder.Image, "--count").Output);
    }

    [Fact]
    public void Objects_are_found_by_their_sizes_and_versions()
    {
        _folder.Import(string.Join('\n', Enumerable.Range(1, 5).Select(static i => $"{{\"id\":{i},\"roots\":[\"r{i}\"],\"slots\":{{\"n\":{i},\"text\":\"{new string('x', 100 * i)}\"}}}}")));
        Done("object 2: 1 slots changed, version 3\n", "put", _folder.Image, "r2", "more=1");
        Done("object 4: 1 slots changed, version 4\n", "put", _folder.Image, "r4", "more=1");
        Found("3 4 5", "--min-size", "300");
        Found("1 2", "--max-size", "299");
        Found("2 3", "--min-size", "200", "--max-size", "350");
        Found("2 4", "--changed-after", "1");
        Found("1 2 3 5", "--changed-until", "3");
        Found("2", "--changed-after", "1", "--changed-until", "3");
        Found("4", "--changed-after", "1", "n>2");
        Found("", "--min-size", "1M");
        Refused(2, "'-1' is no size", "query", _folder.Image, "--min-size", "-1");
        Refused(2, "'new' is no version", "query", _folder.Image, "--changed-after", "new");
    }

    [Fact]
    public void A_backup_that_has_changed_is_found_and_not_restored()
    {
        _folder.Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"name\":\"Konrad\"}}");
        var backup = _folder.At("a.backup");
        Done($"{backup}: version 2, 1 objects\n", "backup", _folder.Image, backup);
        Done($"{backup}: a backup, version 2, 1 objects, 19 bytes, 1 roots: nothing is wrong\n", "check", backup);
        Done("{\"version\":2,\"objects\":1,\"bytes\":19,\"roots\":1,\"checksum\":true,\"findings\":[]}\n", "check", backup, "--json");

        var bytes = Encoding.Latin1.GetString(File.ReadAllBytes(backup));
        File.WriteAllBytes(backup, Encoding.Latin1.GetBytes(bytes.Replace("Konrad", "Conrad", StringComparison.Ordinal)));
        var check = Run("check", backup);
        Assert.Equal((1, ""), (check.Code, check.Error));
        Assert.StartsWith("error: What the backup holds is not what was written to it, its checksum says.\n", check.Output, StringComparison.Ordinal);
        Refused(2, "its checksum says", "restore", backup, _folder.Image, "--force");
        Done("Konrad\n", "get", _folder.Image, "a", "name");

        // A table of somebody else's is no backup.
        using (SqliteConnection connection = new($"Data Source={_folder.At("b.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE a (b)";
            command.ExecuteNonQuery();
        }

        Refused(2, "is no backup of a store", "check", _folder.At("b.db"));
    }

    [Fact]
    public void A_backup_of_an_earlier_version_is_restored_with_a_warning()
    {
        _folder.Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"name\":\"x\"}}");
        var backup = _folder.At("a.backup");
        Done($"{backup}: version 2, 1 objects\n", "backup", _folder.Image, backup);
        using (SqliteConnection connection = new($"Data Source={backup};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE backup; PRAGMA application_id = 0";
            command.ExecuteNonQuery();
        }

        Assert.Contains("without a checksum", Run("check", backup).Output, StringComparison.Ordinal);
        var restore = Run("restore", backup, _folder.At("b.image"));
        Assert.Equal((0, $"{_folder.At("b.image")}: version 2, 1 objects\n"), (restore.Code, restore.Output));
        Assert.Contains("without a checksum of its contents", restore.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_for_SQL_beside_a_backup_do_it_no_harm()
    {
        _folder.Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"name\":\"x\"}}");
        Assert.Equal(0, Run("export", _folder.Image, _folder.At("a.db"), "--sqlite").Code);
        Done($"{_folder.At("b.image")}: version 2, 1 objects\n", "restore", _folder.At("a.db"), _folder.At("b.image"));
        Done("x\n", "get", _folder.At("b.image"), "a", "name");
    }

    private void Found(string ids, params string[] options) =>
        Assert.Equal(ids, string.Join(' ', Run(["query", _folder.Image, .. options]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t')[0])));

    private byte[] Content(string root)
    {
        using var file = ImageFile.Open(_folder.Image);
        using var transaction = file.Store.Begin(ObjectStore.Access.Read);
        return transaction.Read(transaction.FindRoot(root)).Content.ToArray();
    }

    private void Forget(string root)
    {
        using var file = ImageFile.Open(_folder.Image);
        file.Image.Update(transaction => transaction.UnbindRoot(root));
    }

    private string Bytes(params byte[] bytes)
    {
        File.WriteAllBytes(_folder.At("bytes"), bytes);
        return _folder.At("bytes");
    }
}
