using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TelOS.Idl.Generator.Pipeline;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests;

/// <summary>What the C# compiler says about contracts, and where.</summary>
public sealed class DiagnosticTests
{
    private const string UnknownType = """
        edition 1;
        namespace samples.broken;

        interface Broken {
            @0 draw(at: Missing);
        }
        """;

    [Fact]
    public void An_unknown_type_is_shown_under_its_name_in_the_contract()
    {
        Diagnostic diagnostic = Assert.Single(new ContractProject().Add("/c/broken.tidl", UnknownType).Run().Diagnostics);

        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.StartsWith("TIDL", diagnostic.Id, StringComparison.Ordinal);
        Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        Assert.Equal("/c/broken.tidl", place.Path);
        Assert.Equal(new LinePositionSpan(new LinePosition(4, 16), new LinePosition(4, 23)), place.Span);
        Assert.Equal("Missing", UnknownType.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Contains("Missing", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_follows_the_line_it_is_on()
    {
        ContractProject project = new ContractProject().Add("/c/broken.tidl", UnknownType);
        project.Run();

        Diagnostic diagnostic = Assert.Single(project.Edit("/c/broken.tidl", "\n\n" + UnknownType).Run().Diagnostics);

        Assert.Equal(new LinePosition(6, 16), diagnostic.Location.GetLineSpan().StartLinePosition);
    }

    [Fact]
    public void A_broken_contract_generates_nothing_and_leaves_the_good_one_alone()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/broken.tidl", UnknownType)
            .Add("/c/hello.tidl", Contracts.Hello)
            .Run();

        Assert.All(run.Diagnostics, d => Assert.Equal("/c/broken.tidl", d.Location.GetLineSpan().Path));
        Assert.NotEmpty(run.Sources);
        Assert.All(run.Sources.Keys, name => Assert.StartsWith("hello/", name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_contract_that_imports_a_broken_one_generates_nothing()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/screen.tidl", Contracts.Screen)
            .Add("/c/shapes.tidl", Contracts.Shapes.Replace("x: i32", "x: missing", StringComparison.Ordinal))
            .Run();

        Assert.Empty(run.Sources);
        Assert.NotEmpty(run.Diagnostics);
    }

    [Fact]
    public void Every_syntax_error_of_every_file_is_reported_in_one_run_in_order_of_place()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/b.tidl", "edition 1; namespace b; struct A { x u32; } struct B { y u32; }")
            .Add("/c/a.tidl", "edition 1; namespace a; struct A { x u32; }")
            .Run();

        string[] places = [.. run.Diagnostics.Select(d => $"{d.Location.GetLineSpan().Path}:{d.Location.SourceSpan.Start:D4}")];
        Assert.Equal(places.Order(StringComparer.Ordinal), places);
        Assert.Contains("/c/a.tidl", places.Select(p => p[..9]));
        Assert.True(places.Count(p => p.StartsWith("/c/b.tidl", StringComparison.Ordinal)) >= 2, string.Join('\n', places));
    }

    [Fact]
    public void A_warning_is_shown_and_the_code_is_generated()
    {
        GeneratorRun run = new ContractProject().Add("/c/size.tidl", """
            edition 1;
            namespace samples.size;
            struct Sized { count: usize; }
            """).Run();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.NotEmpty(run.Sources);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        GeneratorRun run = new ContractProject()
            .Add("/c/gone.tidl", null)
            .Add("/c/hello.tidl", Contracts.Hello)
            .Run();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("TIDL9002", diagnostic.Id);
        Assert.Equal("/c/gone.tidl", diagnostic.Location.GetLineSpan().Path);
        Assert.NotEmpty(run.Sources);
    }

    [Fact]
    public void A_parser_that_fails_on_a_file_is_reported_with_the_file()
    {
        ContractToolchain failing = ContractToolchain.Default with
        {
            Parse = static (source, cancellation) => source.Path.EndsWith("bad.tidl", StringComparison.Ordinal)
                ? throw new InvalidOperationException("parser broke")
                : ContractToolchain.Default.Parse(source, cancellation),
        };

        AssertBadFails(failing, "parser broke");
    }

    [Fact]
    public void A_binder_that_fails_on_a_file_is_reported_with_the_file()
    {
        ContractToolchain failing = ContractToolchain.Default with
        {
            Compile = static (trees, cancellation) => trees.Any(t => t.Source.Path.EndsWith("bad.tidl", StringComparison.Ordinal))
                ? throw new InvalidOperationException("binder broke")
                : ContractToolchain.Default.Compile(trees, cancellation),
        };

        AssertBadFails(failing, "binder broke");
    }

    [Fact]
    public void An_emitter_that_fails_on_a_contract_is_reported_with_the_file()
    {
        ContractToolchain failing = ContractToolchain.Default with
        {
            Emit = static (contract, cancellation) => contract.FileName == "bad.tidl"
                ? throw new InvalidOperationException("emitter broke")
                : ContractToolchain.Default.Emit(contract, cancellation),
        };

        AssertBadFails(failing, "emitter broke");
    }

    [Fact]
    public void A_binder_that_fails_only_on_files_together_is_reported_with_all_of_them()
    {
        ContractToolchain failing = ContractToolchain.Default with
        {
            Compile = static (trees, cancellation) => trees.Count > 1
                ? throw new InvalidOperationException("binder broke")
                : ContractToolchain.Default.Compile(trees, cancellation),
        };

        GeneratorRun run = new ContractProject(failing).Add("/c/bad.tidl", Contracts.Shapes).Add("/c/hello.tidl", Contracts.Hello).Run();

        Assert.Equal(["/c/bad.tidl", "/c/hello.tidl"], run.Diagnostics.Select(d => d.Location.GetLineSpan().Path));
        Assert.All(run.Diagnostics, d => Assert.Equal("TIDL9001", d.Id));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void No_text_breaks_the_generator()
    {
        Random random = Seed.Start();
        ContractProject project = new ContractProject().Add("/c/fuzzed.tidl", Contracts.Hello).Add("/c/screen.tidl", Contracts.Screen);
        for (int i = 0; i < 300; i++)
        {
            char[] text = (i % 2 == 0 ? Contracts.Hello : Contracts.Shapes).ToCharArray();
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x7f));
            }

            GeneratorRun run = project.Edit("/c/fuzzed.tidl", new string(text)).Run();

            Assert.DoesNotContain(run.Diagnostics, d => d.Id.StartsWith("TIDL9", StringComparison.Ordinal));
        }
    }

    private static void AssertBadFails(ContractToolchain failing, string reason)
    {
        GeneratorRun run = new ContractProject(failing)
            .Add("/c/bad.tidl", Contracts.Shapes)
            .Add("/c/hello.tidl", Contracts.Hello)
            .Run();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("TIDL9001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("/c/bad.tidl", diagnostic.Location.GetLineSpan().Path);
        Assert.Contains("/c/bad.tidl", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains(reason, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains(run.Sources.Keys, name => name.StartsWith("hello/", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Sources.Values, text => text.Contains("struct Point :", StringComparison.Ordinal));
    }
}
