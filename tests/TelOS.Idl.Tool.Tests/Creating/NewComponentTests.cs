using Xunit;

namespace TelOS.Idl.Tool.Tests.Creating;

public sealed class NewComponentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_contract_its_repository_a_server_and_a_client_come_out_one_after_the_other()
    {
        Assert.Equal(0, _folder.Run("new", "contract", "acme.notes").Code);
        Assert.Equal(0, _folder.Run("build", "notes.tidl", "--genode", "repository").Code);
        ToolResult server = _folder.Run("new", "server", "notes", "-o", "repository");
        Assert.True(server.Code == 0, server.Error);
        Assert.Contains("created repository/src/server/notes/target.mk\n", server.Output, StringComparison.Ordinal);
        Assert.Equal(0, _folder.Run("new", "client", "notes_app", "--contract", "notes.tidl", "-o", "repository").Code);

        Assert.Contains("#include <acme_notes_session/connection.h>", _folder.Read("repository/src/app/notes_app/main.cc"), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.At("repository/include/acme_notes_session/connection.h")));
        Assert.True(File.Exists(_folder.At("repository/recipes/api/acme_notes_session/hash")));
        // What an author begins with is his: building again neither removes nor changes it.
        Assert.Equal("1 contract: up to date\n", _folder.Run("build", "notes.tidl", "--genode", "repository").Output);
        Assert.True(File.Exists(_folder.At("repository/src/server/notes/main.cc")));
    }

    [Fact]
    public void Nothing_is_overwritten_and_nothing_is_half_created()
    {
        _folder.Run("new", "contract", "acme.notes");
        string mine = _folder.Write("src/server/notes/main.cc", "mine");
        ToolResult result = _folder.Run("new", "server", "notes");
        Assert.Equal(2, result.Code);
        Assert.StartsWith("tidl: error: src/server/notes/main.cc: it is already there", result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.Single(Directory.GetFiles(_folder.At("src"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_reason()
    {
        Assert.StartsWith("tidl: error: .: there is no contract in this folder", _folder.Run("new", "server", "notes").Error, StringComparison.Ordinal);
        _folder.Run("new", "contract", "acme.notes");
        Assert.StartsWith("tidl: error: 'Notes': 'Notes' is no name of a component", _folder.Run("new", "server", "Notes").Error, StringComparison.Ordinal);
        _folder.Write("types.tidl", TemporaryFolder.Sound);
        Assert.StartsWith("tidl: error: .: there is more than one contract; say which one", _folder.Run("new", "server", "notes").Error, StringComparison.Ordinal);
        Assert.Contains("declares no interface", _folder.Run("new", "server", "notes", "--contract", "types.tidl").Error, StringComparison.Ordinal);
        _folder.Write("broken.tidl", "edition 1;\nnamespace a.b;\nstruct A { x: Nowhere; }\n");
        Assert.Equal(1, _folder.Run("new", "server", "notes", "--contract", "broken.tidl").Code);
        Assert.False(Directory.Exists(_folder.At("src")));
    }
}
