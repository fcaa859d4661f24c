using Microsoft.CodeAnalysis;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests;

/// <summary>What is done again after an edit, step by step.</summary>
public sealed class IncrementalCachingTests
{
    private static readonly string[] AllSteps =
        [StepNames.Read, StepNames.Parse, StepNames.Bind, StepNames.Model, StepNames.Positions, StepNames.Emit, StepNames.Diagnostics];

    [Fact]
    public void Everything_is_new_in_the_first_run()
    {
        GeneratorRun run = HelloAndShapes().Run();

        foreach (string step in AllSteps)
        {
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.New, reason));
        }
        Assert.NotEmpty(run.Sources);
    }

    [Fact]
    public void Editing_csharp_does_nothing_again()
    {
        ContractProject project = HelloAndShapes();
        project.Run();

        GeneratorRun run = project.EditCSharp("class Program { int _edited; }").Run();

        foreach (string step in AllSteps)
        {
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
        Assert.All(run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Replacing_options_that_say_the_same_parses_nothing_again()
    {
        ContractProject project = HelloAndShapes();
        project.Run();

        GeneratorRun run = project.ReplaceOptions().Run();

        Assert.All(run.Reasons(StepNames.Read), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        foreach (string step in AllSteps.Except([StepNames.Read]))
        {
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
    }

    [Fact]
    public void Editing_one_contract_of_two_emits_that_one_again()
    {
        ContractProject project = HelloAndShapes();
        project.Run();

        GeneratorRun run = project
            .Edit("/c/hello.tidl", Contracts.Hello.Replace("greet", "welcome", StringComparison.Ordinal))
            .Run();

        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Parse, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason(StepNames.Parse, "/c/shapes.tidl"));
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Bind));
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Model, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Unchanged, run.Reason(StepNames.Model, "/c/shapes.tidl"));
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Emit, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason(StepNames.Emit, "/c/shapes.tidl"));
        Assert.Contains(run.Sources.Values, text => text.Contains("Welcome", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("// At the end.")]
    [InlineData("/* At the end, \n too. */")]
    [InlineData("\n\n")]
    public void A_comment_or_a_blank_line_at_the_end_emits_nothing_again(string addition)
    {
        ContractProject project = HelloAndShapes();
        project.Run();

        GeneratorRun run = project.Edit("/c/hello.tidl", Contracts.Hello + "\n" + addition).Run();

        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Parse, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Unchanged, run.Reason(StepNames.Model, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason(StepNames.Emit, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Unchanged, run.Reason(StepNames.Positions, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Unchanged, run.Reason(StepNames.Diagnostics));
        Assert.All(run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("// Before everything else.\n")]
    public void A_line_at_the_start_moves_positions_and_emits_nothing_again(string line)
    {
        ContractProject project = HelloAndShapes();
        GeneratorRun before = project.Run();

        GeneratorRun run = project.Edit("/c/hello.tidl", line + Contracts.Hello).Run();

        Assert.Equal(IncrementalStepRunReason.Unchanged, run.Reason(StepNames.Model, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason(StepNames.Emit, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Positions, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.Unchanged, run.Reason(StepNames.Positions, "/c/shapes.tidl"));
        string changed = Assert.Single(run.Sources.Keys, name => before.Sources[name] != run.Sources[name]);
        Assert.StartsWith("hello/", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doc_comment_is_part_of_what_is_emitted()
    {
        ContractProject project = HelloAndShapes();
        project.Run();

        GeneratorRun run = project
            .Edit("/c/hello.tidl", Contracts.Hello.Replace("Greets.", "Greets politely.", StringComparison.Ordinal))
            .Run();

        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Emit, "/c/hello.tidl"));
    }

    [Fact]
    public void Adding_and_removing_a_contract_leaves_the_others_alone()
    {
        ContractProject project = new ContractProject().Add("/c/hello.tidl", Contracts.Hello);
        project.Run();

        GeneratorRun added = project.Add("/a/shapes.tidl", Contracts.Shapes).Run();
        Assert.Equal(IncrementalStepRunReason.Cached, added.Reason(StepNames.Emit, "/c/hello.tidl"));
        Assert.Equal(IncrementalStepRunReason.New, added.Reason(StepNames.Emit, "/a/shapes.tidl"));

        GeneratorRun removed = project.Remove("/a/shapes.tidl").Run();
        Assert.Equal(IncrementalStepRunReason.Cached, removed.Reason(StepNames.Emit, "/c/hello.tidl"));
        Assert.DoesNotContain(removed.Sources.Keys, name => name.StartsWith("shapes/", StringComparison.Ordinal));
    }

    [Fact]
    public void An_imported_layout_that_changes_reaches_who_imports_it()
    {
        ContractProject project = ShapesAndScreen();
        project.Run();

        GeneratorRun run = project
            .Edit("/c/shapes.tidl", Contracts.Shapes.Replace("y: i32;", "y: i32; z: i32;", StringComparison.Ordinal))
            .Run();

        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason(StepNames.Model, "/c/screen.tidl"));
    }

    [Fact]
    public void An_imported_comment_that_changes_does_not_reach_who_imports_it()
    {
        ContractProject project = ShapesAndScreen();
        project.Run();

        GeneratorRun run = project.Edit("/c/shapes.tidl", "// New.\n" + Contracts.Shapes).Run();

        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason(StepNames.Emit, "/c/screen.tidl"));
        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason(StepNames.Emit, "/c/shapes.tidl"));
    }

    [Fact]
    public void A_contract_that_breaks_and_is_mended_is_emitted_as_before()
    {
        ContractProject project = HelloAndShapes();
        GeneratorRun before = project.Run();

        GeneratorRun broken = project.Edit("/c/hello.tidl", "edition 1; namespace").Run();
        GeneratorRun mended = project.Edit("/c/hello.tidl", Contracts.Hello).Run();

        Assert.Equal(IncrementalStepRunReason.Cached, broken.Reason(StepNames.Emit, "/c/shapes.tidl"));
        Assert.DoesNotContain(broken.Sources.Keys, name => name.StartsWith("hello/", StringComparison.Ordinal));
        Assert.Equal(before.Sources, mended.Sources);
    }

    private static ContractProject HelloAndShapes() => new ContractProject()
        .Add("/c/hello.tidl", Contracts.Hello)
        .Add("/c/shapes.tidl", Contracts.Shapes);

    private static ContractProject ShapesAndScreen() => new ContractProject()
        .Add("/c/screen.tidl", Contracts.Screen)
        .Add("/c/shapes.tidl", Contracts.Shapes);
}
