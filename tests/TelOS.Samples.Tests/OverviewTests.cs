using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Samples.Tests;

/// <summary>The table of <c>./run</c>.</summary>
public sealed class OverviewTests
{
    [Fact]
    public async Task Overview_has_a_line_for_every_contract_and_no_error()
    {
        string folder = Path.Combine(RepositoryFolder.Path, "idl/contracts");
        string[] contracts = [.. Directory.GetFiles(folder, "*.tidl", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))];

        ProgramResult result = await RepositoryProgram.RunAsync("eng/Overview", "idl/contracts");

        Assert.Equal(0, result.ExitCode);
        Assert.All(contracts, contract => Assert.Contains(result.Lines, line => line.StartsWith(contract + " ", StringComparison.Ordinal)));
        Assert.Contains(result.Lines, line => line.StartsWith($"{contracts.Length} contracts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Overview_counts_the_errors_of_a_broken_contract_and_fails()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("overview");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "broken.tidl"), "edition 1;\nnamespace a.b;\nstruct S { x: Missing; }\n", TestContext.Current.CancellationToken);

            ProgramResult result = await RepositoryProgram.RunAsync("eng/Overview", folder.FullName);

            Assert.Equal(1, result.ExitCode);
            string[] cells = result.Lines.Single(line => line.StartsWith("broken.tidl", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("1", cells[3]);
            Assert.Equal("0", cells[5]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
