using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TelOS.Fractal;
using TelOS.Fractal.Local;
using TelOS.Storage;

namespace TelOS.Host.Tool.Tests;

/// <summary>`telos store`, on images in real files.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telos-store");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_image_is_made_filled_looked_into_and_found_sound()
    {
        Done($"{At("a.image")}: an empty image of 16M\n", "create", At("a.image"), "--size", "16M");
        Done("object 1: 3 slots changed, version 1\n", "put", At("a.image"), "people/ada", "name=Ada", "born=1815", "tags=[\"x\",2.5]");
        Done("object 1025: 2 slots changed, version 2\n", "put", At("a.image"), "people/charles", "name=Charles", "friend={\"$ref\":\"people/ada\"}");
        Done("object\t1\nroot\tpeople/ada\nslot\tborn\t1815\nslot\tname\t\"Ada\"\nslot\ttags\t[\"x\", 2.5]\n", "get", At("a.image"), "people/ada");
        Done("Ada\n", "get", At("a.image"), "people/charles", "friend", "name");
        Done("[\"x\",2.5]\n", "get", At("a.image"), "1", "tags", "--json");
        Done("{\"id\":1025,\"roots\":[\"people/charles\"],\"slots\":{\"friend\":{\"$ref\":1},\"name\":\"Charles\"}}\n", "get", At("a.image"), "people/charles", "--json");
        Done("object 1: 1 slots changed, version 3\n", "put", At("a.image"), "1", "--remove", "born");
        Done($"{At("a.image")}: version 3, 2 objects, 78 bytes, 2 roots: nothing is wrong\n", "check", At("a.image"));
        Assert.Contains("root\tpeople/charles\t1025\t39\n", Store("inspect", At("a.image")).Output, StringComparison.Ordinal);
        using var inspected = JsonDocument.Parse(Store("inspect", At("a.image"), "--json").Output);
        Assert.Equal((3, 2, 16 << 20), (Number(inspected, "version"), Number(inspected, "objects"), Number(inspected, "deviceBytes")));
    }

    [Fact]
    public void A_query_finds_objects_by_slots_of_their_own_and_of_their_parents_and_by_relations()
    {
        Import("""
            {"id":"animal","roots":["animal"],"slots":{"name":"animal","legs":4,"noise":"some"}}
            {"id":"cat","slots":{"name":"cat","noise":"meow","kind*":{"$ref":"animal"}},"relations":{"isA":["animal"]}}
            {"id":"bird","slots":{"name":"bird","legs":2,"kind*":{"$ref":"animal"}},"relations":{"isA":["animal"]}}
            {"id":"stone","slots":{"name":"stone"}}
            """);
        Names(["animal", "cat"], "legs=4");
        Names(["bird"], "legs<4");
        Names(["bird", "stone"], "legs!=4");
        Names(["cat"], "noise~EO");
        Names(["cat"], "noise=meow", "legs>3");
        Names(["cat", "bird"], "--related", "isA=animal");
        Names(["animal", "cat", "bird"], "--from", "animal");
        Done("2\n", "query", At("a.image"), "--related", "isA=animal", "--count");
        Done("3\n", "query", At("a.image"), "--limit", "3", "--count");
        Refused(2, "'legs' is no condition", "query", At("a.image"), "legs");
    }

    [Fact]
    public void What_is_exported_can_be_imported_elsewhere_and_asked_in_SQL()
    {
        Import("""
            {"id":1,"roots":["a"],"slots":{"name":"Ada","n":1,"f":0.5,"to":{"$ref":2},"list":[1,"x"],"raw":{"$bytes":"AAE="}},"relations":{"isA":[2]}}
            {"id":2,"slots":{"name":"person"}}
            """);
        Done($"{At("all.jsonl")}: 2 objects\n", "export", At("a.image"), At("all.jsonl"));
        Done($"{At("b.image")}: an empty image of 16M\n", "create", At("b.image"), "--size", "16M");
        Done("2 objects imported, version 2\n", "import", At("b.image"), At("all.jsonl"));
        Store("export", At("b.image"), At("again.jsonl"));
        Assert.Equal(File.ReadAllText(At("all.jsonl")), File.ReadAllText(At("again.jsonl")));

        Done($"{At("all.db")}: 2 objects in the tables object, root, slot and relation\n", "export", At("a.image"), At("all.db"), "--sqlite");
        using SqliteConnection connection = new($"Data Source={At("all.db")};Pooling=False");
        connection.Open();
        Assert.Equal("Ada is person", Ask(connection, """
            SELECT n.value || ' is ' || m.value FROM root JOIN relation ON root.id = source AND relation.kind = 'isA'
            JOIN slot n ON n.object = source AND n.name = 'name' JOIN slot m ON m.object = target AND m.name = 'name' WHERE root.name = 'a'
            """));
        Assert.Equal("integer 1,list [1,\"x\"],number 0.5,reference 2", Ask(connection,
            "SELECT group_concat(kind || ' ' || value) FROM (SELECT kind, value FROM slot WHERE name IN ('n', 'f', 'list', 'to') ORDER BY kind)"));
        Assert.Equal("ok", Ask(connection, "PRAGMA integrity_check"));
    }

    [Fact]
    public void An_import_that_cannot_be_meant_says_the_line_and_changes_nothing()
    {
        Import("{\"id\":1,\"roots\":[\"a\"]}");
        File.WriteAllText(At("wrong.jsonl"), "{\"id\":1}\n{\"id\":2,\"slots\":{\"x\":{\"$ref\":3}}}\n");
        Refused(1, $"{At("wrong.jsonl")}: Line 2: There is no object 3, which it refers to; nothing was imported", "import", At("a.image"), At("wrong.jsonl"));
        Refused(1, "Line 1: There is a root 'a' already; nothing was imported", "import", At("a.image"), At("lines.jsonl"));
        Done("1\n", "query", At("a.image"), "--count");
        Done("1 objects imported, version 4\n", "import", At("a.image"), At("lines.jsonl"), "--replace-roots");
    }

    [Fact]
    public void A_backup_becomes_an_image_again_and_replaces_nothing_unasked()
    {
        Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"name\":\"x\"}}");
        Done($"{At("a.backup")}: version 2, 1 objects\n", "backup", At("a.image"), At("a.backup"));
        Refused(2, "--force replaces it", "backup", At("a.image"), At("a.backup"));
        Refused(2, "--force replaces it", "restore", At("a.backup"), At("a.image"));
        Done("object 1: 1 slots changed, version 3\n", "put", At("a.image"), "a", "name=y");
        Done($"{At("a.image")}: version 2, 1 objects\n", "restore", At("a.backup"), At("a.image"), "--force");
        Done("x\n", "get", At("a.image"), "a", "name");

        File.WriteAllText(At("no.backup"), "something else");
        Refused(2, "could not be restored", "restore", At("no.backup"), At("a.image"), "--force");
        Done("x\n", "get", At("a.image"), "a", "name");
        Assert.Empty(_folder.GetFiles("*.part"));
    }

    [Fact]
    public void What_is_damaged_is_found_and_told()
    {
        Import(string.Join('\n', Enumerable.Range(1, 2000).Select(static i => $"{{\"id\":{i},\"slots\":{{\"text\":\"{new string('x', 500)}\"}}}}")));
        using (var stream = File.Open(At("a.image"), FileMode.Open))
        {
            // Unit 40 is a page of the database.
            stream.Position = (40 * 4096) + 1000;
            stream.WriteByte(0xff);
        }

        var check = Store("check", At("a.image"));
        Assert.Equal(1, check.Code);
        Assert.Contains("error: ", check.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Store("check", At("a.image"), "--json").Output);
        Assert.NotEqual(0, json.RootElement.GetProperty("findings").GetArrayLength());

        File.WriteAllBytes(At("no.image"), [.. Enumerable.Repeat((byte)7, 1 << 20)]);
        Refused(2, "holds no image", "inspect", At("no.image"));
        Assert.All(File.ReadAllBytes(At("no.image")), static b => Assert.Equal(7, b));
    }

    [Fact]
    public void An_image_whose_server_was_killed_is_read_without_being_written()
    {
        Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"name\":\"x\"}}");
        using (var device = FileBlockDevice.Open(At("a.image")))
        using (var store = ObjectStore.Engine.Store.Open(device, new ObjectStore.Engine.StoreOptions { CheckpointDelay = TimeSpan.FromHours(1) }))
        using (LivingImage image = new(new EngineImageStore(store)))
        {
            image.Update(static transaction => transaction.Root("a")["name"] = "y");

            // What a kill leaves: the commit is in the log, and not yet in its place.
            var content = new byte[16 << 20];
            device.Read(0, content);
            File.WriteAllBytes(At("killed.image"), content);
        }

        var before = File.ReadAllBytes(At("killed.image"));
        Done("y\n", "get", At("killed.image"), "a", "name");
        Done($"{At("killed.image")}: version 3, 1 objects, 14 bytes, 1 roots: nothing is wrong\n", "check", At("killed.image"));
        Assert.Equal(before, File.ReadAllBytes(At("killed.image")));
    }

    [Fact]
    public async Task A_relation_that_only_one_end_knows_is_found()
    {
        Import("{\"id\":1,\"roots\":[\"a\"],\"relations\":{\"isA\":[2]}}\n{\"id\":2,\"roots\":[\"b\"]}");
        using (var file = ImageFile.Open(At("a.image")))
        {
            // As a program would that does not use the library: what object 1 says is written over what object 2 says.
            using var reading = file.Store.Begin(ObjectStore.Access.Read);
            using var writing = file.Store.Begin(ObjectStore.Access.Write);
            writing.Store(reading.FindRoot("b"), reading.Read(reading.FindRoot("a")).Content.Span);
            await writing.CommitAsync();
        }

        var check = Store("check", At("a.image"));
        Assert.Equal(1, check.Code);
        Assert.Contains("which does not know it", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_for_what_is_not_there_is_told_what_is_missing()
    {
        Refused(2, $"there is no file '{At("a.image")}'; 'telos store create {At("a.image")}' makes one", "inspect", At("a.image"));
        Refused(2, "'lots' is no size", "create", At("a.image"), "--size", "lots");
        Refused(2, "it has 4M at least", "create", At("a.image"), "--size", "4K");
        Import("{\"id\":1,\"roots\":[\"a\"],\"slots\":{\"gone\":{\"$ref\":1}}}");
        Refused(2, "already; nothing was changed", "create", At("a.image"));
        Refused(1, "there is no root 'b'", "get", At("a.image"), "b");
        Refused(1, "there is no object 77", "get", At("a.image"), "77");
        Refused(1, "object 1 has no slot 'x'", "get", At("a.image"), "a", "x");
        Refused(1, "There is no root 'b'", "export", At("a.image"), At("x.jsonl"), "--root", "b");
        Refused(2, "'name' is no slot=value", "put", At("a.image"), "a", "name");
        Refused(1, "there is no object 77", "put", At("a.image"), "a", "x={\"$ref\":77}");
        Refused(2, "--sqlite needs a file", "export", At("a.image"), "--sqlite");
        Assert.False(File.Exists(At("x.jsonl")));

        using var other = FileBlockDevice.Open(At("a.image"));
        Refused(2, "is in use: end what serves it", "inspect", At("a.image"));
    }

    [Theory]
    [InlineData("store")]
    [InlineData("store create")]
    [InlineData("store inspect")]
    [InlineData("store get")]
    [InlineData("store put")]
    [InlineData("store query")]
    [InlineData("store check")]
    [InlineData("store backup")]
    [InlineData("store restore")]
    [InlineData("store import")]
    [InlineData("store export")]
    [InlineData("store collect")]
    [InlineData("store compact")]
    public void Every_command_has_help_with_examples(string command)
    {
        var run = ToolRun.Of([.. command.Split(' '), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains($"Examples:\n  telos {command}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_deleted_objects_took_is_given_back()
    {
        Import(string.Join('\n', Enumerable.Range(1, 1000).Select(static i => $"{{\"id\":{i},\"slots\":{{\"text\":\"{new string('x', 2000)}\"}}}}")));
        using (var file = ImageFile.Open(At("a.image")))
        {
            file.Image.Update(static transaction => transaction.Objects().ToList().ForEach(static one => one.Delete()));
        }

        Assert.Equal(0, Store("compact", At("a.image")).Code);
        using var inspected = JsonDocument.Parse(Store("inspect", At("a.image"), "--json").Output);
        Assert.InRange(Number(inspected, "usedBytes"), 1, 1 << 20);
    }

    private static ToolRun Store(params string[] arguments) => ToolRun.Of(["store", .. arguments]);

    private static void Done(string output, params string[] arguments) =>
        Assert.Equal(new ToolRun(0, output, ""), Store(arguments));

    private static void Refused(int code, string message, params string[] arguments)
    {
        var run = Store(arguments);
        Assert.Equal(code, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("telos: error: ", run.Error, StringComparison.Ordinal);
    }

    private static long Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetInt64();

    private static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Names(string[] expected, params string[] query) => Assert.Equal(
        expected,
        Store(["query", At("a.image"), .. query, "--json"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("slots").GetProperty("name").GetString()));

    private void Import(string lines)
    {
        File.WriteAllText(At("lines.jsonl"), lines);
        Assert.Equal(0, Store("create", At("a.image"), "--size", "16M").Code);
        Assert.Equal(0, Store("import", At("a.image"), At("lines.jsonl")).Code);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
