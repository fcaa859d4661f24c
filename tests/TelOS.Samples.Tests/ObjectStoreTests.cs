using Xunit;

namespace TelOS.Samples.Tests;

public sealed class ObjectStoreTests
{
    [Fact]
    public async Task Object_store_keeps_the_repositorys_contracts_and_meets_every_error()
    {
        ProgramResult result = await RepositoryProgram.RunAsync("samples/ObjectStore", "idl/contracts");

        Assert.True(result.ExitCode == 0, string.Join('\n', result.Lines) + result.Errors);
        Assert.Equal("Everything was as expected.", result.Lines[^1]);
        Assert.Contains(result.Lines, line => line.StartsWith("signal: committed", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Lines, line => line.StartsWith("NOT AS EXPECTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Object_store_shows_the_bytes_of_a_call_beside_their_meaning()
    {
        ProgramResult result = await RepositoryProgram.RunAsync("samples/ObjectStore", "idl/contracts");

        // Opcode 10 at the start of the payload, behind the 48 bytes of the header.
        Assert.Contains(result.Lines, line => line.Contains("0030  0a 00 00 00 00 00 00 00", StringComparison.Ordinal)
            && line.EndsWith("opcode: storeSmall", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.EndsWith("error: readOnly (4)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Object_store_without_a_folder_says_how_it_is_used()
    {
        ProgramResult result = await RepositoryProgram.RunAsync("samples/ObjectStore");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("usage:", result.Errors, StringComparison.Ordinal);
    }
}
