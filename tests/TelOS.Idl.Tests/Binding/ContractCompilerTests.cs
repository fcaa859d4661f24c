using System.Globalization;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using TelOS.Idl.Tests.Syntax;
using Xunit;

namespace TelOS.Idl.Tests.Binding;

public sealed class ContractCompilerTests
{
    [Fact]
    public void Every_error_of_a_file_is_reported_in_one_run() => Assert.Equal(
        [
            "1:15 TIDL0106", "2:8 TIDL0215", "3:15 TIDL0202", "4:20 TIDL0220", "5:18 TIDL0301", "5:80 TIDL0106", "5:106 TIDL0106",
        ],
        Compiling.Find(
            "struct A { x: Unknown; }\n"
            + "struct B { x: u32; y: u8; }\n"
            + "const c: u8 = 300;\n"
            + "error E : u8 { x = 0 }\n"
            + "interface I { @0 f(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, hh: u8, m: Missing) -> u8; @1 g() -> Gone; }\n"));

    [Fact]
    public void A_name_that_is_missing_is_reported_where_it_is_used_and_nowhere_else() => Assert.Equal(
        ["1:15 TIDL0106"],
        Compiling.Find("struct A { x: Missing; }\nstruct B { x: A; y: A[4]; }\ninterface I { @0 f(a: A, inout b: B) -> B; }"));

    [Fact]
    public void A_file_with_an_error_and_those_that_import_it_have_no_model()
    {
        CompilationResult result = Compiling.Compile(
            ("a.tidl", "edition 1;\nnamespace a;\nstruct A { x: Missing; }"),
            ("b.tidl", "edition 1;\nnamespace b;\nimport \"a.tidl\";\nstruct B { x: A; }"),
            ("c.tidl", "edition 1;\nnamespace c;\nimport \"b.tidl\";\nstruct C { x: B; }"),
            ("d.tidl", "edition 1;\nnamespace d;\nstruct D { x: u8; }"));

        Assert.Equal([false, false, false, true], result.Contracts.Select(c => c.Model is not null));
        Assert.Equal(["TIDL0106"], result.Diagnostics.Select(d => d.Descriptor.Id));
    }

    [Fact]
    public void Comments_blank_lines_and_positions_are_not_in_the_model()
    {
        const string Text = "struct A { x: u8; }\nsession S service \"S\" version 1.0 { @2 f(a: A) -> A; }";
        Contract plain = Compiling.Bind(Text);

        Contract commented = Compiling.Bind("\n// one\n\n" + Text.Replace("{", "{ /* two */\n\n", StringComparison.Ordinal));

        Assert.Equal(plain, commented);
        Assert.Equal(plain.GetHashCode(), commented.GetHashCode());
    }

    [Fact]
    public void The_order_of_declarations_does_not_matter()
    {
        string[] declarations =
        [
            "const a: u32 = b + 1;", "const b: u32 = 3;", "alias N = string<a>;", "struct S { n: N; e: E; pad 4; }", "enum E : u32 { x = b }",
        ];

        Contract forward = Compiling.Bind(string.Join("\n", declarations));
        Contract backward = Compiling.Bind(string.Join("\n", declarations.Reverse()));

        Assert.Equal(forward.Declarations.OrderBy(d => d.Name, StringComparer.Ordinal), backward.Declarations.OrderBy(d => d.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_contract_of_the_repository_binds_without_errors()
    {
        IReadOnlyList<SyntaxTree> trees = [.. SampleContracts.Names.Select(n => ContractParser.Parse(new SourceText(n, SampleContracts.Read(n))))];
        Assert.True(trees.Count > 70);

        CompilationResult result = ContractCompiler.Compile(trees, [], TestContext.Current.CancellationToken);

        Assert.Equal([], result.Diagnostics
            .Where(d => d.Severity != DiagnosticSeverity.Info)
            .Select(d => $"{d.Source.Path}:{d.Start.Line + 1}: {d.Descriptor.Id} {d.Message}"));
        Assert.All(result.Contracts, c => Assert.NotNull(c.Model));
    }

    [Fact]
    public void The_prelude_needs_no_file_and_is_replaced_by_one()
    {
        const string Contract = "edition 1;\nnamespace a;\nimport \"genode/dataspace.tidl\";\ninterface I { @0 f() -> cap<Dataspace>; @1 signal s; }";
        string own = Prelude.Trees.Single(t => t.Source.Path == "genode/dataspace.tidl").Source.Content;

        CompilationResult alone = Compiling.Compile(("a.tidl", Contract));
        CompilationResult beside = Compiling.Compile(("elsewhere/ds.tidl", own), ("a.tidl", Contract));

        Assert.Empty(alone.Diagnostics);
        Assert.Empty(beside.Diagnostics);
        Assert.Equal(3, alone.Prelude.Count);
        Assert.Equal(["genode/signal_context.tidl", "telos/bulk.tidl"], beside.Prelude.Select(p => p.Tree.Source.Path));
        Assert.All(alone.Prelude, p => Assert.NotNull(p.Model));
        Assert.Equal(alone.Contracts[^1].Model, beside.Contracts[^1].Model);
    }

    [Fact]
    public void Threads_may_compile_at_the_same_time()
    {
        IReadOnlyList<SyntaxTree> trees = [.. SampleContracts.Names.Select(n => ContractParser.Parse(new SourceText(n, SampleContracts.Read(n))))];
        CompilationResult expected = ContractCompiler.Compile(trees, [], TestContext.Current.CancellationToken);

        CompilationResult[] results = new CompilationResult[4];
        _ = Parallel.For(0, results.Length, i => results[i] = ContractCompiler.Compile(trees, [], TestContext.Current.CancellationToken));

        Assert.All(results, r => Assert.Equal(expected.Contracts.Select(c => c.Model), r.Contracts.Select(c => c.Model)));
        Assert.All(results, r => Assert.Equal(expected.Diagnostics, r.Diagnostics));
    }

    [Fact]
    public void A_cancelled_compilation_ends() => Assert.Throws<OperationCanceledException>(
        () => ContractCompiler.Compile(
            [ContractParser.Parse(new SourceText("a.tidl", "edition 1;\nnamespace a;"), TestContext.Current.CancellationToken)],
            [],
            new CancellationToken(canceled: true)));

    [Fact]
    public void Positions_name_every_part()
    {
        ContractPositions positions = Compiling.Compile((
            "a.tidl",
            Compiling.Head + "enum E : u8 {\n  x = 1 }\nsession S service \"S\" version 1.0 {\n  args { w: bool = true; }\n  @2 f(a: E);\n  @3 signal g; }"))
            .Contracts[0].Positions;

        Assert.Equal(["", "E", "E.x", "S", "S.w", "S.f", "S.f.a", "S.g"], positions.Select(p => p.Key));
        Assert.True(positions.TryGet("S.f.a", out LinePosition position));
        Assert.Equal(new LinePosition(6, 7), position);
        Assert.False(positions.TryGet("S.h", out _));
    }

    [Fact]
    public void The_language_of_the_machine_changes_nothing()
    {
        (string, string) file = (
            "a.tidl",
            Compiling.Head + "const low: i8 = -200; enum E : i8 { x = -1 } session S service \"S\" version 1.0 { args { a: i32 = -5; } @2 f(e: E); }\n"
            + "const part: f64 = -1.5;");
        (string, string) good = (file.Item1, file.Item2.Replace("-200", "-100", StringComparison.Ordinal));
        CultureInfo strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NegativeSign = "\u2212";
        strange.NumberFormat.NumberDecimalSeparator = ",";
        IEnumerable<string> messages = Compiling.Compile(file).Diagnostics.Select(d => d.Message);
        Contract model = Compiling.Bind(good);

        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = strange;
        try
        {
            Assert.Equal(messages, Compiling.Compile(file).Diagnostics.Select(d => d.Message));
            Assert.Equal(model, Compiling.Bind(good));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
