using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Samples.Tests;

public sealed class HelloTests
{
    [Fact]
    public async Task Hello_prints_what_its_page_says()
    {
        ProgramResult result = await RepositoryProgram.RunAsync("samples/Hello");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Errors);
        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Path, "samples/Hello/README.md"), TestContext.Current.CancellationToken);
        Assert.Contains(string.Join('\n', result.Lines), page, StringComparison.Ordinal);
    }
}
