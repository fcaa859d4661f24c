using Microsoft.CodeAnalysis;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests;

/// <summary>Contracts that see each other.</summary>
public sealed class ImportTests
{
    [Theory]
    [InlineData("/c/shapes.tidl")]
    [InlineData("/elsewhere/below/shapes.tidl")]
    public void A_contract_is_imported_from_among_the_additional_files(string path)
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/screen.tidl", Contracts.Screen)
            .Add(path, Contracts.Shapes)
            .Run();

        Assert.Empty(run.Diagnostics);
        Assert.Contains(run.Sources.Keys, name => name.StartsWith("screen/", StringComparison.Ordinal));
        Assert.Contains(run.Sources.Keys, name => name.StartsWith("shapes/", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_generated_from_a_file_that_is_only_imported()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/screen.tidl", Contracts.Screen)
            .AddImport("/c/shapes.tidl", Contracts.Shapes)
            .Run();

        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Sources);
        Assert.All(run.Sources.Keys, name => Assert.StartsWith("screen/", name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_import_that_is_not_there_is_an_error()
    {
        GeneratorRun run = new ContractProject().Add("/c/screen.tidl", Contracts.Screen).Run();

        Assert.Contains(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error && d.Location.GetLineSpan().StartLinePosition.Line == 2);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void Warnings_of_an_imported_file_belong_to_the_project_that_generates_from_it()
    {
        const string sized = "edition 1; namespace samples.shapes; struct Point { x: usize; }";

        GeneratorRun imported = new ContractProject().Add("/c/screen.tidl", Contracts.Screen).AddImport("/c/shapes.tidl", sized).Run();
        GeneratorRun own = new ContractProject().Add("/c/screen.tidl", Contracts.Screen).Add("/c/shapes.tidl", sized).Run();

        Assert.Empty(imported.Diagnostics);
        Assert.NotEmpty(own.Diagnostics);
    }

    [Fact]
    public void Errors_of_an_imported_file_are_reported()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/screen.tidl", Contracts.Screen)
            .AddImport("/c/shapes.tidl", "edition 1; namespace samples.shapes; struct Point { x: missing; }")
            .Run();

        Assert.Contains(run.Diagnostics, d => d.Location.GetLineSpan().Path == "/c/shapes.tidl");
    }

    [Fact]
    public void A_file_given_twice_is_generated_once()
    {
        GeneratorRun once = new ContractProject().Add("/c/hello.tidl", Contracts.Hello).Run();
        GeneratorRun twice = new ContractProject()
            .AddImport("/c/hello.tidl", Contracts.Hello)
            .Add("/c/hello.tidl", Contracts.Hello)
            .Add("/c/hello.tidl", Contracts.Hello)
            .Run();

        Assert.Equal(once.Sources, twice.Sources);
        Assert.Empty(twice.Diagnostics);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Other")]
    public void Additional_files_that_are_no_contracts_are_left_alone(string? role)
    {
        GeneratorRun run = new ContractProject().Add("/c/hello.tidl", Contracts.Hello).Add("/c/words.txt", "no contract", role).Run();

        Assert.Empty(run.Diagnostics);
        Assert.All(run.Sources.Keys, name => Assert.StartsWith("hello/", name, StringComparison.Ordinal));
    }
}
