using System.Globalization;
using Microsoft.Data.Sqlite;
using TelOS.Storage;
using TelOS.Storage.Sqlite;

namespace TelOS.Host.Tool.Tests;

/// <summary>`telos store` with files that are not what they should be, or somebody else's: it is said what is wrong, and nothing is lost.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telos-store");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("backup")]
    [InlineData("export")]
    [InlineData("export", "--sqlite")]
    public void An_image_is_not_replaced_by_what_is_made_of_it(string command, params string[] options)
    {
        Make("a.image");
        Directory.CreateSymbolicLink(At("here"), _folder.FullName);
        var before = File.ReadAllBytes(At("a.image"));

        Refused(2, $"'{At("here/a.image")}' is in use", [command, At("a.image"), At("here/a.image"), "--force", .. options]);
        Refused(2, $"'{At("a.image")}' is in use", [command, At("a.image"), At("a.image"), "--force", .. options]);

        Assert.Equal(before, File.ReadAllBytes(At("a.image")));
        Assert.Empty(_folder.GetFiles("*.part"));
    }

    [Fact]
    public void What_somebody_uses_is_not_replaced()
    {
        Make("a.image");
        Make("b.image");
        Assert.Equal(0, Store("backup", At("a.image"), At("a.backup")).Code);
        var before = File.ReadAllBytes(At("b.image"));

        using (FileBlockDevice.Open(At("b.image")))
        {
            Refused(2, $"'{At("b.image")}' is in use", "backup", At("a.image"), At("b.image"), "--force");
            Refused(2, $"'{At("b.image")}' is in use", "export", At("a.image"), At("b.image"), "--force");
            Refused(2, $"'{At("b.image")}' is in use", "restore", At("a.backup"), At("b.image"), "--force");
        }

        Assert.Equal(before, File.ReadAllBytes(At("b.image")));
    }

    [Fact]
    public void What_is_no_image_is_named()
    {
        Make("a.image");
        File.WriteAllText(At("empty"), "");
        File.WriteAllText(At("small"), "hi\n");
        Assert.Equal(0, Store("backup", At("a.image"), At("a.backup")).Code);

        Refused(2, $"'{_folder.FullName}' is a folder", "inspect", _folder.FullName);
        Refused(2, $"'{At("empty")}' has 0 bytes", "inspect", At("empty"));
        Refused(2, $"'{At("small")}' has 3 bytes", "check", At("small"));
        Refused(2, $"'telos store restore {At("a.backup")} IMAGE' makes an image of it", "inspect", At("a.backup"));

        // What is replaced needs to be no image.
        Assert.Equal(0, Store("restore", At("a.backup"), At("empty"), "--force", "--size", "16M").Code);
        Assert.Equal("x\n", Store("get", At("empty"), "a", "name").Output);
    }

    [Fact]
    public void An_image_of_a_later_version_is_left_alone()
    {
        Make("a.image");
        using (var device = FileBlockDevice.Open(At("a.image")))
        using (var vfs = BlockVfs.Register(device, "later"))
        using (SqliteConnection connection = new($"Data Source={BlockVfs.DatabaseName};Vfs={vfs.Name};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(At("a.image"));
        Refused(2, "99", "inspect", At("a.image"));
        Refused(2, "99", "put", At("a.image"), "a", "name=y");
        Assert.Equal(before, File.ReadAllBytes(At("a.image")));
    }

    [Fact]
    public void An_import_of_lines_that_were_cut_off_or_are_no_text_changes_nothing()
    {
        Make("a.image");
        File.WriteAllText(At("cut.jsonl"), "{\"format\":1,\"objects\":3}\n{\"id\":1}\n{\"id\":2}\n");
        Refused(1, $"{At("cut.jsonl")}: Line 3: 3 objects were to come, and 2 came: the rest is missing; nothing was imported", "import", At("a.image"), At("cut.jsonl"));
        File.WriteAllBytes(At("latin.jsonl"), [.. "{\"id\":1}\n{\"id\":2,\"slots\":{\"name\":\"Ad"u8, 0xe4, .. "\"}}\n"u8]);
        Refused(1, $"{At("latin.jsonl")}: Line 2: It is no UTF-8; nothing was imported", "import", At("a.image"), At("latin.jsonl"));
        Assert.Equal("1\n", Store("query", At("a.image"), "--count").Output);
    }

    [Fact]
    public void An_import_that_does_not_fit_leaves_the_image_as_it_was()
    {
        Make("a.image", "4M");
        File.WriteAllLines(At("large.jsonl"), Enumerable.Range(0, 4000)
            .Select(static i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{i},\"slots\":{{\"text\":\"{new string('x', 2000)}\"}}}}")));

        Refused(2, "'telos store restore --size'", "import", At("a.image"), At("large.jsonl"));

        Assert.Equal("1\n", Store("query", At("a.image"), "--count").Output);
        Assert.Equal(0, Store("check", At("a.image")).Code);
        Assert.Equal(0, Store("put", At("a.image"), "a", "name=y").Code);
    }

    private static ToolRun Store(params string[] arguments) => ToolRun.Of(["store", .. arguments]);

    private static void Refused(int code, string message, params string[] arguments)
    {
        var run = Store(arguments);
        Assert.StartsWith("telos: error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(code, run.Code);
    }

    private void Make(string image, string size = "16M")
    {
        Assert.Equal(0, Store("create", At(image), "--size", size).Code);
        Assert.Equal(0, Store("put", At(image), "a", "name=x").Code);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
