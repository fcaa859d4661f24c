using Xunit;

namespace TelOS.Idl.Tool.Tests.Creating;

public sealed class NewContractTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("notes", "notes.tidl", "session Notes service \"Notes\" version 1.0 {")]
    [InlineData("acme.noteBook", "note_book.tidl", "session NoteBook service \"Acme_note_book\" version 1.0 {")]
    public void A_new_contract_compiles_is_formatted_and_becomes_code_as_it_is(string name, string file, string session)
    {
        Assert.Equal(new ToolResult(0, $"created contracts/{file}\n", ""), _folder.Run("new", "contract", name, "-o", "contracts"));
        Assert.Contains(session, _folder.Read($"contracts/{file}"), StringComparison.Ordinal);
        Assert.Equal(new ToolResult(0, "1 file checked: nothing found\n", ""), _folder.Run("check", "contracts", "--warnings-as-errors"));
        Assert.Equal(0, _folder.Run("fmt", "contracts", "--check").Code);
        Assert.Equal(0, _folder.Run("build", "contracts", "--csharp", "out").Code);
    }

    [Fact]
    public void What_is_there_is_not_overwritten()
    {
        _folder.Write("notes.tidl", "mine");
        ToolResult result = _folder.Run("new", "contract", "acme.notes");
        Assert.Equal(2, result.Code);
        Assert.Equal("tidl: error: notes.tidl: it is already there, and is not overwritten; choose another name or folder\n", result.Error);
        Assert.Equal("mine", _folder.Read("notes.tidl"));
    }

    [Theory]
    [InlineData("Notes", "'Notes' is no namespace")]
    [InlineData("acme..notes", "'acme..notes' is no namespace")]
    [InlineData("../notes", "'../notes' is no namespace")]
    [InlineData("acme.class", "'acme.class': ")]
    public void A_name_that_cannot_be_one_is_refused(string name, string reason)
    {
        ToolResult result = _folder.Run("new", "contract", name);
        Assert.Equal(2, result.Code);
        Assert.StartsWith($"tidl: error: {reason}", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
